import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { isValueOf, type OptionValue, type SchoolOption } from '../../kernel/options/option.ts';
import { forgetValues } from './store.ts';

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
