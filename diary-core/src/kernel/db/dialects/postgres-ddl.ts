import type { ColumnSpec } from '../columns.ts';
import { quoted } from '../ddl.ts';
import type { TableDefinition } from '../tables.ts';
import { erasesOnly } from './triggers.ts';

/** The school of this transaction; an empty setting (a pooled connection at rest) is no school. */
const CURRENT_SCHOOL = "nullif(current_setting('app.school_id', true), '')::uuid";

/** Byte order, so that stored sort keys sort the same on both engines. */
const TEXT = 'text collate "C"';

export const columnType = (spec: ColumnSpec): string => {
  switch (spec.kind) {
    case 'id':
      return 'uuid';
    case 'integer':
    case 'instant':
      return 'bigint';
    case 'boolean':
      return 'smallint';
    case 'bytes':
      return 'bytea';
    default:
      return TEXT;
  }
};

export const columnCheck = (name: string, spec: ColumnSpec): string | undefined => {
  switch (spec.kind) {
    case 'boolean':
      return `${name} in (0, 1)`;
    case 'json':
      return `${name} is null or ${name}::json is not null`;
    case 'localDate':
      return `${name} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'`;
    case 'localTime':
      return `${name} ~ '^[0-9]{2}:[0-9]{2}'`;
    default:
      return undefined;
  }
};

/** Once per database, before the first table; repeated without harm. */
export const PRELUDE: readonly string[] = [
  `create or replace function furtka_refuse() returns trigger language plpgsql as $$
   begin raise exception 'append-only' using errcode = 'integrity_constraint_violation'; end $$`,
  'grant usage on schema public to furtka_app, furtka_platform, furtka_backup',
  'grant select on "migration" to furtka_app, furtka_platform, furtka_backup',
];

const triggers = (table: TableDefinition): string[] => {
  const refuse = (when: string, condition: string): string =>
    `create trigger ${quoted(`${table.name}_no_${when}`)} before ${when} on ${quoted(table.name)} ` +
    `for each row ${condition} execute function furtka_refuse()`;
  const noTruncate = `create trigger ${quoted(`${table.name}_no_truncate`)} before truncate on ${quoted(table.name)} execute function furtka_refuse()`;
  if (table.options.isAppendOnly === true)
    return [refuse('update', ''), refuse('delete', ''), noTruncate];
  if (table.options.erasable === undefined) return [];
  return [
    refuse('update', `when (not (${erasesOnly(table, 'is not distinct from')}))`),
    refuse('delete', ''),
    noTruncate,
  ];
};

interface Policy {
  readonly role: string;
  readonly rights: string;
  readonly forWhat: string;
  readonly using: string;
}

/** What each role may do with which rows. */
const policies = (table: TableDefinition): Policy[] => {
  const everything = 'select, insert, update, delete';
  const platform = { role: 'furtka_platform', rights: everything, forWhat: 'all', using: 'true' };
  const reach = table.schoolReach;
  const app = { role: 'furtka_app', rights: everything, forWhat: 'all' };
  switch (reach.rows) {
    case 'none':
      return [platform];
    case 'all':
      return reach.write === true
        ? [platform, { ...app, using: 'true' }]
        : [platform, { ...app, rights: 'select', forWhat: 'select', using: 'true' }];
    case 'bySchool': {
      const using = `${quoted(reach.column)} = ${CURRENT_SCHOOL}`;
      return [table.scope === 'school' ? { ...platform, using } : platform, { ...app, using }];
    }
    case 'byLink': {
      const via = quoted(reach.via.table);
      const using = `exists (select 1 from ${via} where ${via}.${quoted(reach.via.column)} = ${quoted(table.name)}."id" and ${via}."school_id" = ${CURRENT_SCHOOL})`;
      const read = { ...app, rights: 'select', forWhat: 'select', using };
      const insert = { ...app, rights: 'insert', forWhat: 'insert', using: 'true' };
      if (reach.write !== true) return [platform, read, insert];
      return [
        platform,
        read,
        insert,
        { ...app, rights: 'update', forWhat: 'update', using },
        { ...app, rights: 'delete', forWhat: 'delete', using },
      ];
    }
  }
};

const policyText = (table: TableDefinition, policy: Policy): string[] => {
  const { role, rights, forWhat, using } = policy;
  const check = forWhat === 'insert' ? `with check (${using})` : `using (${using})`;
  const alsoCheck = forWhat === 'all' || forWhat === 'update' ? ` with check (${using})` : '';
  const granted =
    table.options.isAppendOnly === true ? rights.replace(', update, delete', '') : rights;
  return [
    `grant ${granted} on ${quoted(table.name)} to ${role}`,
    `create policy ${quoted(`${role}_${forWhat}`)} on ${quoted(table.name)} for ${forWhat} to ${role} ${check}${alsoCheck}`,
  ];
};

/** Row-level security, forced on the owner too, with rights and policies per role; append-only triggers. */
export const afterCreate = (table: TableDefinition): string[] => [
  `alter table ${quoted(table.name)} enable row level security`,
  `alter table ${quoted(table.name)} force row level security`,
  `grant select on ${quoted(table.name)} to furtka_backup`,
  ...policies(table).flatMap((policy) => policyText(table, policy)),
  ...triggers(table),
];
