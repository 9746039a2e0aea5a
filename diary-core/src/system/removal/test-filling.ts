import type { SchoolTx } from '../../kernel/db/handles.ts';
import type { TableDefinition } from '../../kernel/db/tables.ts';
import type { Fate, Holding } from '../../kernel/privacy/holding.ts';
import { FATES } from '../../kernel/privacy/holding.ts';
import { putSampleRow } from '../../kernel/testing/sample-row.ts';

/** Written wherever something about a person can stand that must go with the person. */
export const MARK = 'ŚLAD-PO-OSOBIE';

/** Columns of this name hold the id of a person or of an account, though no foreign key says so. */
const NAMES_SOMEBODY =
  /^(person|holder|actor|account|guardian|student|teacher|owner|author|ordered_by|answered_by|proposed_by)(_id)?$/;
/** Tables whose own id is the id of an account. */
const OF_ACCOUNT = ['account_login', 'account_factor', 'totp', 'code_card', 'typing_consent'];
const BY_ACCOUNT = [...OF_ACCOUNT, 'notice_choice'];

/** Whether a column can be about a person, so that its feature must say what becomes of it. */
export const canBePersonal = (table: TableDefinition, column: string): boolean => {
  const spec = table.columns[column]?.spec;
  if (spec === undefined || column === 'id') return false;
  if (spec.kind === 'text') return spec.oneOf === undefined;
  if (spec.kind === 'id') return NAMES_SOMEBODY.test(column);
  return spec.kind === 'localDate' || spec.kind === 'json' || spec.kind === 'bytes';
};

export const fateOf = (holding: Holding | undefined, column: string): Fate | undefined =>
  FATES.find((fate) => holding?.[fate]?.includes(column));

/** One person of the test: ids by the table that names them. */
export interface Somebody {
  readonly personId: string;
  readonly accountId: string;
  readonly kind: 'student' | 'guardian' | 'staff_member';
}

const idFor = (who: Somebody, table: string | undefined, column: string): string | undefined => {
  if (table === 'person' || table === who.kind) return who.personId;
  if (table === 'account' || (table !== undefined && BY_ACCOUNT.includes(table)))
    return who.accountId;
  if (table !== undefined || !NAMES_SOMEBODY.test(column)) return undefined;
  return /^(person|holder)_id$/.test(column) ? who.personId : who.accountId;
};

/** Whether a person of this kind can stand in the table: it names one, and something of it has to go. */
const isAbout = (table: TableDefinition, holding: Holding, who: Somebody): boolean => {
  if (holding.goes === undefined && !BY_ACCOUNT.includes(table.name)) return false;
  const references = { ...table.options.references, ...table.options.globalReferences };
  const kinds = ['student', 'guardian', 'staff_member'];
  const named = Object.values(references).filter((target) => kinds.includes(target));
  if (named.length > 0) return named.includes(who.kind);
  return (
    [...Object.values(references), table.name].some((target) =>
      ['person', 'account', ...BY_ACCOUNT, who.kind].includes(target),
    ) || Object.keys(table.columns).some((column) => NAMES_SOMEBODY.test(column))
  );
};

let count = 0;

const marked = (table: TableDefinition, column: string, isGone: boolean): unknown => {
  count += 1;
  const words = `${isGone ? MARK : 'x'} ${count}`;
  switch (table.columns[column]?.spec.kind) {
    case 'json':
      return [words];
    case 'bytes':
      return Buffer.from(words);
    case 'localDate':
      return '2026-09-07';
    default:
      return words;
  }
};

export interface Filling {
  readonly tables: ReadonlyMap<string, TableDefinition>;
  readonly holdings: ReadonlyMap<string, Holding>;
  readonly schoolId: string;
  /** A row of a table that is there already. */
  readonly known: (table: string) => string | undefined;
}

/** Columns of the row with the person's ids and the mark, or undefined where the table has nothing of such a person. */
export const rowAbout = (
  { holdings, schoolId }: Filling,
  table: TableDefinition,
  who: Somebody,
): Record<string, unknown> | undefined => {
  const holding = holdings.get(table.name) ?? {};
  if (!isAbout(table, holding, who)) return undefined;
  const references = { ...table.options.references, ...table.options.globalReferences };
  const row: Record<string, unknown> = {};
  for (const [column, { spec }] of Object.entries(table.columns)) {
    const own = column === 'id' && BY_ACCOUNT.includes(table.name) ? 'account' : references[column];
    const somebody = column === 'id' && own === undefined ? undefined : idFor(who, own, column);
    // A door event is emptied once: the mark of it is not there yet.
    if (column === 'erased_by_rule') continue;
    if (column === 'school_id') row[column] = schoolId;
    else if (somebody !== undefined) row[column] = somebody;
    else if (own === undefined && canBePersonal(table, column) && spec.kind !== 'id')
      row[column] = marked(table, column, fateOf(holding, column) === 'goes');
  }
  if (table.name === who.kind || table.name === 'person') row['id'] = who.personId;
  if (table.name === 'account') row['id'] = who.accountId;
  if (table.name === 'import_memory') row['choices_json'] = { [MARK]: who.personId };
  return row;
};

/** Puts the row in, with sample rows for what it stands upon, or writes it over the one that is there. */
export const putAbout = async (
  tx: SchoolTx,
  { tables, known }: Filling,
  table: TableDefinition,
  given: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const { id, ...columns } = given;
  if (typeof id === 'string' && (await tx.get(table.name as never, id)) !== undefined) {
    const patch = Object.entries(columns).filter(([name]) => !name.endsWith('_id'));
    await tx.update(table.name as never, id, Object.fromEntries(patch) as never);
    return;
  }
  await putSampleRow(tx, tables, table.name, known, given);
};

/** Writes the marks over the row of the same person that the world put in. */
export const markThere = async (
  tx: SchoolTx,
  table: TableDefinition,
  given: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const kindOf = (column: string) => table.columns[column]?.spec.kind;
  const of = (kinds: readonly unknown[]) =>
    Object.fromEntries(Object.entries(given).filter(([column]) => kinds.includes(kindOf(column))));
  const match = of(['id']);
  const marks = of(['text', 'json', 'bytes']);
  const rows = await tx.updateWhere(table.name as never, match as never, marks as never);
  if (rows.length === 0) throw new RangeError(`no row in ${table.name}`);
};
