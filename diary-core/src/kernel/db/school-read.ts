import { isUuid, PLATFORM_SCHOOL_ID, type SchoolId } from '@furtka/core-contract/ids';
import type { Kysely } from 'kysely';
import { bug, notFound } from '../domain/app-error.ts';
import type { Catalogue } from './catalogue.ts';
import { quoted } from './ddl.ts';
import type { Session } from './dialects/engine.ts';
import type { Question, Row, SchoolRead } from './handles.ts';
import { fillIn } from './question.ts';
import type { TableName, Tables } from './tables.ts';
import { tenantGuard } from './tenant-guard.ts';

export interface HandleParts {
  readonly session: Session;
  readonly catalogue: Catalogue;
  readonly schoolId: SchoolId;
}

/** The column that ties a table's rows to a school for this tenant; undefined where nothing is to be added by itself. */
export const tenantColumn = (
  catalogue: Catalogue,
  schoolId: SchoolId,
  name: string,
): string | undefined => {
  const table = catalogue.table(name);
  if (table.scope === 'school') return 'school_id';
  if (schoolId === PLATFORM_SCHOOL_ID || table.schoolReach.rows !== 'bySchool') return undefined;
  return table.schoolReach.column;
};

export interface Condition {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** `where` text and parameters that tie the kernel's own statements to the tenant. */
export const tenantCondition = (parts: HandleParts, name: string): Condition => {
  const table = parts.catalogue.table(name);
  const column = tenantColumn(parts.catalogue, parts.schoolId, name);
  if (column !== undefined) return { text: `${quoted(column)} = ?`, values: [parts.schoolId] };
  const reach = table.schoolReach;
  if (parts.schoolId === PLATFORM_SCHOOL_ID || reach.rows === 'all')
    return { text: '1 = 1', values: [] };
  if (reach.rows !== 'byLink')
    throw bug('kernel.unscoped_query', { table: name, rule: 'belongs to the platform' });
  const via = quoted(reach.via.table);
  return {
    text: `exists (select 1 from ${via} where ${via}.${quoted(reach.via.column)} = ${quoted(name)}."id" and ${via}."school_id" = ?)`,
    values: [parts.schoolId],
  };
};

export class ReadHandle implements SchoolRead {
  readonly schoolId: SchoolId;
  protected readonly parts: HandleParts;
  protected readonly kysely: Kysely<Tables>;

  constructor(parts: HandleParts, onWrite: (table: string) => void) {
    this.parts = parts;
    this.schoolId = parts.schoolId;
    this.kysely = parts.session.kysely.withPlugin(
      tenantGuard(parts.catalogue, parts.schoolId, onWrite),
    );
  }

  readonly from = ((table: unknown) => {
    if (typeof table !== 'string')
      throw bug('kernel.bug', { from: 'start from one table by name' });
    const [name = table, alias = name] = table.split(' as ').map((part) => part.trim());
    const column = tenantColumn(this.parts.catalogue, this.schoolId, name);
    const query = this.kysely.selectFrom(table as TableName);
    if (column === undefined) return query;
    return query.where(`${alias}.${column}` as never, '=', this.schoolId as never);
  }) as SchoolRead['from'];

  async ask<Id extends string, Answer>(
    question: Question<Id, Answer>,
    ids: readonly Id[],
    on: string,
  ): Promise<readonly Answer[]> {
    if (ids.length === 0) return [];
    // The platform sees the rows of all schools: its words would be other ones.
    if (this.schoolId === PLATFORM_SCHOOL_ID)
      throw bug('kernel.bug', { question: 'is asked in a school' });
    const query = fillIn(this, this.parts.catalogue, question, ids, on);
    return (await this.kysely.executeQuery(query)).rows;
  }

  async get<T extends TableName>(table: T, id: string): Promise<Row<T> | undefined> {
    return this.load(table, id, '');
  }

  async require<T extends TableName>(table: T, id: string): Promise<Row<T>> {
    const row = await this.get(table, id);
    if (row === undefined) throw notFound(table);
    return row;
  }

  protected async load<T extends TableName>(
    table: T,
    id: string,
    suffix: string,
  ): Promise<Row<T> | undefined> {
    // PostgreSQL would fail on text that is no UUID; to the caller it is only a record that is not there.
    if (!isUuid(id)) return undefined;
    const tenant = tenantCondition(this.parts, table);
    const rows = await this.parts.session.run(
      `select * from ${quoted(table)} where ${tenant.text} and "id" = ?${suffix}`,
      [...tenant.values, id],
    );
    return rows[0] as Row<T> | undefined;
  }
}
