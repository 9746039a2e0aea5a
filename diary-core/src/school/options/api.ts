import type { SchoolRead } from '../../kernel/db/handles.ts';
import { isValueOf, type SchoolOption, type ValueOf } from '../../kernel/options/option.ts';
import { optionRows, valuesOf } from './store.ts';

export { decideByDefault } from './use-cases.ts';

/**
 * What the school has decided; its default while nothing was set. All options are read by one query for each handle, so a request
 * may ask as often as it likes.
 */
export const optionOf = async <O extends SchoolOption>(
  read: SchoolRead,
  option: O,
): Promise<ValueOf<O>> => {
  const value = (await valuesOf(read)).get(option.key);
  return (isValueOf(option, value) ? value : option.default) as ValueOf<O>;
};

/** When the school set an option last, system clock; undefined while it never did. */
export const optionSetAt = async (
  read: SchoolRead,
  option: SchoolOption,
): Promise<number | undefined> =>
  (await optionRows(read)).find((row) => row.key === option.key)?.set_at_utc;

/** Keys of the options that the school has decided. */
export const decidedKeys = async (read: SchoolRead): Promise<ReadonlySet<string>> =>
  new Set((await valuesOf(read)).keys());
