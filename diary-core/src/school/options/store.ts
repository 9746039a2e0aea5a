import type { Row, SchoolRead } from '../../kernel/db/handles.ts';
import type { OptionValue } from '../../kernel/options/option.ts';

export type OptionRow = Row<'school_option'>;

export const optionRows = (read: SchoolRead): Promise<OptionRow[]> =>
  read.from('school_option').selectAll().orderBy('key').execute();

const kept = new WeakMap<SchoolRead, Promise<ReadonlyMap<string, OptionValue>>>();

/** What the school has set, by key; asked once for each handle. */
export const valuesOf = (read: SchoolRead): Promise<ReadonlyMap<string, OptionValue>> => {
  const known = kept.get(read);
  if (known !== undefined) return known;
  const asked = optionRows(read).then(
    (rows) => new Map(rows.map((row) => [row.key, row.value_json])),
  );
  kept.set(read, asked);
  return asked;
};

/** After a write by the same handle: the next question reads again. */
export const forgetValues = (read: SchoolRead): void => {
  kept.delete(read);
};
