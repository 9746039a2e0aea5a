import { AppError } from '../../kernel/domain/app-error.ts';

/** Place in an order: by `key`, then by `id`, a UUID. */
interface Place {
  readonly key: string;
  readonly id: string;
}

const encode = ({ id, key }: Place): string => Buffer.from(`${id} ${key}`).toString('base64url');

const decode = (after: string): Place => {
  const text = Buffer.from(after, 'base64url').toString();
  const end = text.indexOf(' ');
  if (end !== 36) throw new AppError('invalid', 'kernel.invalid_cursor', { field: 'after' });
  return { id: text.slice(0, end), key: text.slice(end + 1) };
};

const compare = (one: Place, other: Place): number => {
  if (one.key !== other.key) return one.key < other.key ? -1 : 1;
  return one.id < other.id ? -1 : Number(one.id > other.id);
};

/**
 * One page of rows. The cursor is a place in the order, not a number of rows: rows that come or go in between neither double nor
 * hide another.
 *
 * Errors  `kernel.invalid_cursor`
 */
export const pageOf = <R extends Place>(
  rows: readonly R[],
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): { readonly page: readonly R[]; readonly next: string | undefined } => {
  const place = after === undefined ? undefined : decode(after);
  const rest = rows.filter((row) => place === undefined || compare(row, place) > 0).sort(compare);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return { page, next: rest.length > page.length && last !== undefined ? encode(last) : undefined };
};
