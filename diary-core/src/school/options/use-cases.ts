import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { isValueOf, type OptionValue, type SchoolOption } from '../../kernel/options/option.ts';
import { forgetValues, optionRows } from './store.ts';

export interface OptionChange {
  readonly value: OptionValue;
  /** Of the last reading; 0 while nothing was ever set. */
  readonly version: number;
  readonly minutes?: string | undefined;
}
/** Who sets it, and when by the system clock. */
export interface OptionStamp {
  readonly name: string;
  readonly atUtc: number;
}

/**
 * Sets one option of the school.
 *
 * Errors  `options.wrong_value`; `options.minutes_needed` where the council decides; `kernel.version_conflict` when somebody else
 *         set it meanwhile
 */
export const setOption = async (
  tx: SchoolTx,
  option: SchoolOption,
  change: OptionChange,
  stamp: OptionStamp,
): Promise<void> => {
  if (!isValueOf(option, change.value)) throw new AppError('invalid', 'options.wrong_value');
  const minutes = change.minutes?.trim() || null;
  if (option.isCouncilMatter === true && minutes === null)
    throw new AppError('invalid', 'options.minutes_needed');
  const found = await tx
    .from('school_option')
    .select(['id', 'version'])
    .where('key', '=', option.key)
    .executeTakeFirst();
  const stored = found?.version ?? 0;
  if (stored !== change.version)
    throw new AppError('conflict', 'kernel.version_conflict', { stored });
  const values = {
    value_json: change.value,
    minutes,
    set_at_utc: stamp.atUtc,
    set_by_name: stamp.name,
  };
  if (found) await tx.update('school_option', found.id, values, { expectVersion: change.version });
  else
    await tx.insert('school_option', {
      id: tx.newId<'SchoolOptionId'>(),
      key: option.key,
      ...values,
      version: 1,
    });
  forgetValues(tx);
  tx.announce('schoolOption.changed', { key: option.key });
};

/**
 * Decides each of these options that the school has not decided yet by its default; those that need minutes of the council are left.
 * Answers how many.
 */
export const decideByDefault = async (
  tx: SchoolTx,
  options: readonly SchoolOption[],
  stamp: OptionStamp,
): Promise<number> => {
  const decided = new Set((await optionRows(tx)).map(({ key }) => key));
  const open = options.filter(
    ({ key, isCouncilMatter }) => isCouncilMatter !== true && !decided.has(key),
  );
  await tx.insertMany(
    'school_option',
    open.map((option) => ({
      id: tx.newId<'SchoolOptionId'>(),
      key: option.key,
      value_json: option.default,
      minutes: null,
      set_at_utc: stamp.atUtc,
      set_by_name: stamp.name,
      version: 1,
    })),
  );
  forgetValues(tx);
  for (const { key } of open) tx.announce('schoolOption.changed', { key });
  return open.length;
};
