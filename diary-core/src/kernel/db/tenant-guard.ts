import { PLATFORM_SCHOOL_ID, type SchoolId } from '@furtka/core-contract/ids';
import {
  AliasNode,
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  DeleteQueryNode,
  IdentifierNode,
  InsertQueryNode,
  type JoinNode,
  type KyselyPlugin,
  type OperationNode,
  OperatorNode,
  ParensNode,
  PrimitiveValueListNode,
  RawNode,
  ReferenceNode,
  type RootOperationNode,
  SelectQueryNode,
  TableNode,
  UpdateQueryNode,
  ValueListNode,
  ValueNode,
  ValuesNode,
} from 'kysely';
import { AppError } from '../domain/app-error.ts';
import type { Catalogue } from './catalogue.ts';
import type { TableDefinition } from './tables.ts';

/** What a name in a query stands for: one of our tables, or a subquery that was checked by itself. */
type Source = TableDefinition | 'derived';
interface Place {
  /** Alias → source, of this query and those around it. */
  readonly sources: ReadonlyMap<string, Source>;
  /** Aliases that are tied to the school. */
  readonly tied: ReadonlySet<string>;
  /** Names of `with` queries in reach. */
  readonly withNames: ReadonlySet<string>;
}
/** A right or full join gives every row of the joined table, whatever its condition says. */
const TIES_BY_ON: ReadonlySet<string> = new Set([
  'InnerJoin',
  'LeftJoin',
  'LateralInnerJoin',
  'LateralLeftJoin',
]);
const HIDES_A_QUERY = /\b(select|insert|update|delete|from|join)\b/i;
const OUTSIDE: Place = { sources: new Map(), tied: new Set(), withNames: new Set() };

const refuse = (rule: string, table?: string): AppError =>
  new AppError('bug', 'kernel.unscoped_query', { rule, ...(table === undefined ? {} : { table }) });

const conjuncts = (node: OperationNode | undefined): OperationNode[] => {
  if (node === undefined) return [];
  if (AndNode.is(node)) return [...conjuncts(node.left), ...conjuncts(node.right)];
  if (ParensNode.is(node)) return conjuncts(node.node);
  return [node];
};

interface ColumnPlace {
  readonly alias: string | undefined;
  readonly column: string;
}
const columnPlace = (node: OperationNode): ColumnPlace | undefined => {
  if (!ReferenceNode.is(node) || !ColumnNode.is(node.column)) return undefined;
  return { alias: node.table?.table.identifier.name, column: node.column.column.name };
};

interface Equality {
  readonly place: ColumnPlace;
  readonly to: ColumnPlace | { readonly value: unknown };
}
/** Both readings of `a = b`. */
const equalities = (node: OperationNode): Equality[] => {
  if (!BinaryOperationNode.is(node)) return [];
  if (!OperatorNode.is(node.operator) || node.operator.operator !== '=') return [];
  const left = columnPlace(node.leftOperand);
  const right = columnPlace(node.rightOperand);
  if (left !== undefined && right !== undefined)
    return [
      { place: left, to: right },
      { place: right, to: left },
    ];
  if (left !== undefined && ValueNode.is(node.rightOperand))
    return [{ place: left, to: { value: node.rightOperand.value } }];
  return [];
};

/**
 * Walks one query and throws unless every alias of a school's table is tied to the school: by `alias.school_id = school`, or by
 * equality of `school_id` with an alias that is. Counted per alias, not per query: the forgotten one in a join is what leaks.
 */
class Check {
  readonly #catalogue: Catalogue;
  readonly #schoolId: SchoolId;
  readonly #onWrite: (table: string) => void;

  constructor(catalogue: Catalogue, schoolId: SchoolId, onWrite: (table: string) => void) {
    this.#catalogue = catalogue;
    this.#schoolId = schoolId;
    this.#onWrite = onWrite;
  }

  /** Any node: queries are checked, everything else is searched for queries. */
  visit(node: OperationNode, outer: Place): void {
    if (SelectQueryNode.is(node)) this.#select(node, outer);
    else if (InsertQueryNode.is(node)) this.#insert(node, outer);
    else if (UpdateQueryNode.is(node)) this.#update(node, outer);
    else if (DeleteQueryNode.is(node)) this.#delete(node, outer);
    else if (node.kind === 'MergeQueryNode') throw refuse('merge is not used here');
    else if (RawNode.is(node) && HIDES_A_QUERY.test(node.sqlFragments.join(' ')))
      throw refuse('raw statements are for the kernel');
    else this.#children(node, outer);
  }

  #children(node: object, place: Place): void {
    for (const value of Object.values(node))
      for (const child of Array.isArray(value) ? value : [value])
        if (typeof child === 'object' && child !== null && 'kind' in child)
          this.visit(child as OperationNode, place);
  }

  #select(node: SelectQueryNode, outer: Place): void {
    const around = this.#with(node, outer);
    const joins = node.joins ?? [];
    const place = this.#place(around, node.from?.froms ?? [], joins, node.where?.where);
    const { from: _from, joins: _joins, with: _with, ...rest } = node;
    this.#children(rest, place);
  }

  #with(node: { with?: SelectQueryNode['with'] }, outer: Place): Place {
    if (node.with === undefined) return outer;
    const names = node.with.expressions.map((each) => each.name.table.table.identifier.name);
    if (names.some((name) => this.#catalogue.tables.has(name))) throw refuse('with hides a table');
    const around = { ...outer, withNames: new Set([...outer.withNames, ...names]) };
    for (const each of node.with.expressions) this.visit(each.expression, around);
    return around;
  }

  /** Collects the aliases of a query, checks each, answers the place for what is nested in it. */
  #place(
    outer: Place,
    froms: readonly OperationNode[],
    joins: readonly JoinNode[],
    where: OperationNode | undefined,
  ): Place {
    const own = new Map<string, Source>();
    for (const node of froms) this.#source(node, outer, own);
    const joined: { alias: string; on: OperationNode | undefined }[] = [];
    for (const join of joins) {
      const within = { ...outer, sources: new Map([...outer.sources, ...own]) };
      const alias = this.#source(join.table, within, own);
      joined.push({ alias, on: TIES_BY_ON.has(join.joinType) ? join.on?.on : undefined });
    }
    const sources = new Map([...outer.sources, ...own]);
    const tied = new Set([...outer.tied].filter((alias) => !own.has(alias)));
    for (const [alias, source] of own) if (this.#isFree(source)) tied.add(alias);
    const conditions = conjuncts(where).flatMap(equalities);
    const only = own.size === 1 ? [...own.keys()][0] : undefined;
    // Each pass may tie another alias through one tied before.
    for (let pass = 0; pass <= own.size; pass += 1) {
      for (const equality of conditions) this.#tie(equality, sources, tied, only);
      for (const { alias, on } of joined)
        for (const equality of conjuncts(on).flatMap(equalities))
          if (equality.place.alias === alias) this.#tie(equality, sources, tied, undefined);
    }
    for (const [alias, source] of own)
      if (!tied.has(alias))
        throw refuse('alias without its school', source === 'derived' ? alias : source.name);
    const place = { ...outer, sources, tied };
    for (const join of joins) if (join.on !== undefined) this.#children(join.on, place);
    return place;
  }

  #source(node: OperationNode, outer: Place, own: Map<string, Source>): string {
    const inner = AliasNode.is(node) ? node.node : node;
    const named = AliasNode.is(node) && IdentifierNode.is(node.alias) ? node.alias.name : undefined;
    if (TableNode.is(inner)) {
      if (inner.table.schema !== undefined) throw refuse('schema-qualified name');
      const name = inner.table.identifier.name;
      const alias = named ?? name;
      own.set(alias, outer.withNames.has(name) ? 'derived' : this.#catalogue.table(name));
      return alias;
    }
    if (inner.kind !== 'SelectQueryNode' || named === undefined)
      throw refuse('from and join take tables and named subqueries');
    this.visit(inner, outer);
    own.set(named, 'derived');
    return named;
  }

  get #isPlatform(): boolean {
    return this.#schoolId === PLATFORM_SCHOOL_ID;
  }

  #isFree(source: Source): boolean {
    if (source === 'derived') return true;
    if (source.scope === 'school') return false;
    return this.#isPlatform || source.schoolReach.rows === 'all';
  }

  #tie(
    { place, to }: Equality,
    sources: ReadonlyMap<string, Source>,
    tied: Set<string>,
    only: string | undefined,
  ): void {
    const alias = place.alias ?? only;
    const source = alias === undefined ? undefined : sources.get(alias);
    if (alias === undefined || source === undefined || source === 'derived') return;
    const reach = source.schoolReach;
    if (reach.rows === 'bySchool' && place.column === reach.column) {
      if ('value' in to ? to.value === this.#schoolId : this.#isTiedSchool(to, sources, tied))
        tied.add(alias);
    }
    if (
      reach.rows === 'byLink' &&
      place.column === 'id' &&
      'column' in to &&
      to.alias !== undefined
    ) {
      const via = sources.get(to.alias);
      const isVia = via !== undefined && via !== 'derived' && via.name === reach.via.table;
      if (isVia && to.column === reach.via.column && tied.has(to.alias)) tied.add(alias);
    }
  }

  #isTiedSchool(
    to: ColumnPlace,
    sources: ReadonlyMap<string, Source>,
    tied: ReadonlySet<string>,
  ): boolean {
    if (to.alias === undefined || !tied.has(to.alias)) return false;
    const source = sources.get(to.alias);
    if (source === undefined) return false;
    if (source === 'derived') return to.column === 'school_id';
    return source.schoolReach.rows === 'bySchool' && source.schoolReach.column === to.column;
  }

  #insert(node: InsertQueryNode, outer: Place): void {
    const table = this.#target(node.into);
    const reach = table.schoolReach;
    if (
      !this.#isPlatform &&
      (reach.rows === 'none' || (reach.rows === 'all' && reach.write !== true))
    )
      throw refuse('this table is not written by a school', table.name);
    if (reach.rows === 'bySchool' && (table.scope === 'school' || !this.#isPlatform))
      this.#insertedSchools(node, table.name, reach.column);
    const { into: _into, ...rest } = node;
    this.#children(rest, outer);
  }

  #insertedSchools(node: InsertQueryNode, table: string, column: string): void {
    const at = node.columns?.findIndex((each) => each.column.name === column) ?? -1;
    if (at < 0 || node.values === undefined || !ValuesNode.is(node.values))
      throw refuse('insert without its school', table);
    for (const row of node.values.values) {
      const value = PrimitiveValueListNode.is(row)
        ? row.values[at]
        : ValueListNode.is(row) && row.values[at] !== undefined && ValueNode.is(row.values[at])
          ? row.values[at].value
          : undefined;
      if (value !== this.#schoolId) throw refuse('insert into another school', table);
    }
  }

  #update(node: UpdateQueryNode, outer: Place): void {
    const around = this.#with(node, outer);
    const table = this.#target(node.table);
    const key = table.schoolReach.rows === 'bySchool' ? table.schoolReach.column : undefined;
    for (const each of node.updates ?? [])
      if (ColumnNode.is(each.column) && each.column.column.name === key && !this.#isPlatform)
        throw refuse('a row does not change its school', table.name);
    const froms = [...(node.table === undefined ? [] : [node.table]), ...(node.from?.froms ?? [])];
    const place = this.#place(around, froms, node.joins ?? [], node.where?.where);
    const { table: _table, from: _from, joins: _joins, with: _with, ...rest } = node;
    this.#children(rest, place);
  }

  #delete(node: DeleteQueryNode, outer: Place): void {
    const around = this.#with(node, outer);
    this.#target(node.from.froms[0]);
    const froms = [...node.from.froms, ...(node.using?.tables ?? [])];
    const place = this.#place(around, froms, node.joins ?? [], node.where?.where);
    const { from: _from, using: _using, joins: _joins, with: _with, ...rest } = node;
    this.#children(rest, place);
  }

  #target(node: OperationNode | undefined): TableDefinition {
    const inner = node !== undefined && AliasNode.is(node) ? node.node : node;
    if (inner === undefined || !TableNode.is(inner)) throw refuse('write without a table');
    const table = this.#catalogue.table(inner.table.identifier.name);
    this.#onWrite(table.name);
    return table;
  }
}

/** Kysely plugin of one handle. `onWrite` hears of every table that a query of this handle changes. */
export const tenantGuard = (
  catalogue: Catalogue,
  schoolId: SchoolId,
  onWrite: (table: string) => void,
): KyselyPlugin => {
  const check = new Check(catalogue, schoolId, onWrite);
  return {
    transformQuery: ({ node }): RootOperationNode => {
      check.visit(node, OUTSIDE);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
};
