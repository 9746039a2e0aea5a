import type { AuditChange } from '../../data/admin-queries.ts';

/** What is kept for sorting, searching and comparing; it follows from the rest and tells a person nothing. */
const HIDDEN = new Set(['version', 'sort_key', 'search_key', 'school_id']);

/** One field of a record, before and after. `undefined`: the record was not there. */
export interface DiffRow {
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** A record that came, went or changed, with its fields. */
export interface RecordDiff {
  readonly operation: string;
  readonly record?: string;
  readonly recordId?: string;
  readonly rows: readonly DiffRow[];
}

/** Fields in the order in which the server gave them; those that tell a person nothing are left out. */
export const recordDiff = ({ operation, record, recordId, ...values }: AuditChange): RecordDiff => {
  const before = values.old;
  const after = values.new;
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return {
    operation,
    ...(record === undefined ? {} : { record }),
    ...(recordId === undefined ? {} : { recordId }),
    rows: fields
      .filter((field) => !HIDDEN.has(field))
      .map((field) => ({
        field,
        ...(before === undefined ? {} : { before: before[field] ?? null }),
        ...(after === undefined ? {} : { after: after[field] ?? null }),
      })),
  };
};

/** What a value is, as far as its shape and the name of its field tell. */
export type Shape =
  | { readonly kind: 'empty' }
  | { readonly kind: 'secret' }
  | { readonly kind: 'bytes'; readonly count: number }
  | { readonly kind: 'truth'; readonly isTrue: boolean }
  | { readonly kind: 'instant'; readonly utcMs: number }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'text'; readonly text: string };

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

const ofObject = (value: object): Shape => {
  if ('secret' in value) return { kind: 'secret' };
  if ('bytes' in value && typeof value.bytes === 'number')
    return { kind: 'bytes', count: value.bytes };
  return { kind: 'text', text: JSON.stringify(value) };
};

export const shapeOf = (field: string, value: unknown): Shape => {
  if (value === null || value === undefined || value === '') return { kind: 'empty' };
  if (typeof value === 'object') return ofObject(value);
  if (typeof value === 'boolean') return { kind: 'truth', isTrue: value };
  if (typeof value === 'number' && field.endsWith('_utc')) return { kind: 'instant', utcMs: value };
  const text = String(value);
  if (ID.test(text)) return { kind: 'id', id: text };
  return DATE.test(text) ? { kind: 'date', date: text } : { kind: 'text', text };
};
