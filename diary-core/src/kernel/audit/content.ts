import { createHash } from 'node:crypto';
import type { ColumnClass } from '../db/columns.ts';
import type { TableDefinition } from '../db/tables.ts';

export type Operation = 'actor' | 'insert' | 'update' | 'remove' | 'note';
export type Values = Readonly<Record<string, unknown>>;

/** One item of a change, before it is salted and stored. */
export interface AuditItem {
  readonly operation: Operation;
  readonly table: string | null;
  readonly rowId: string | null;
  readonly oldText: string | null;
  readonly newText: string | null;
}

/** Stands in place of a secret value: that it changed is known, what it was is not kept. */
export const SECRET_CHANGED = { secret: 'changed' } as const;

/** Keys in order, so that the same values give the same text. */
export const orderedText = (values: Values): string =>
  JSON.stringify(values, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

const shown = (value: unknown, columnClass: ColumnClass): unknown => {
  if (columnClass === 'secret') return SECRET_CHANGED;
  if (value instanceof Uint8Array)
    return { bytes: value.length, sha256: createHash('sha256').update(value).digest('hex') };
  return value;
};

const pick = (table: TableDefinition, values: Values, names: readonly string[]): string =>
  orderedText(
    Object.fromEntries(
      names.map((name) => [name, shown(values[name], table.columns[name]?.spec.class ?? 'plain')]),
    ),
  );

const isSame = (one: unknown, other: unknown): boolean => {
  if (one === other) return true;
  if (one instanceof Uint8Array && other instanceof Uint8Array)
    return Buffer.compare(one, other) === 0;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return false;
  return orderedText({ value: one }) === orderedText({ value: other });
};

/** Columns of `after` that differ from `before`. */
export const changedColumns = (before: Values, after: Values): string[] =>
  Object.keys(after).filter((name) => !isSame(before[name] ?? null, after[name] ?? null));

/** A row that came, went or changed; undefined when nothing differs. Computed, never written by hand. */
export const rowItem = (
  table: TableDefinition,
  rowId: string,
  before: Values | undefined,
  after: Values | undefined,
): AuditItem | undefined => {
  const columns = Object.keys(table.columns).filter((name) => name !== 'id');
  const filled = (values: Values) =>
    columns.filter((name) => values[name] !== null && values[name] !== undefined);
  const base = { table: table.name, rowId };
  if (before === undefined && after !== undefined)
    return {
      ...base,
      operation: 'insert',
      oldText: null,
      newText: pick(table, after, filled(after)),
    };
  if (before !== undefined && after === undefined)
    return {
      ...base,
      operation: 'remove',
      oldText: pick(table, before, filled(before)),
      newText: null,
    };
  if (before === undefined || after === undefined) return undefined;
  const changed = changedColumns(before, after).filter((name) => columns.includes(name));
  if (changed.length === 0) return undefined;
  return {
    ...base,
    operation: 'update',
    oldText: pick(table, before, changed),
    newText: pick(table, after, changed),
  };
};
