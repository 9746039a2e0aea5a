import type { SchoolRead } from '../../kernel/db/handles.ts';
import { isValueOf, type SchoolOption, type ValueOf } from '../../kernel/options/option.ts';
import { valuesOf } from './store.ts';

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
