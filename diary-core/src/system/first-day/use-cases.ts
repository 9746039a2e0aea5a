import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { addDaysOff, saveBells } from '../../school/calendar/api.ts';
import { decideByDefault } from '../../school/options/api.ts';
import { addSchoolYear } from '../../school/school-years/api.ts';
import { openSchool } from '../../school/schools/api.ts';
import { type Card, type CardView, CHECKS, type Check, type Skip, unfinished } from './domain.ts';
import type { YearBody } from './schema.ts';

export interface Stamp {
  /** System clock. */
  readonly atUtc: number;
  readonly byName: string;
}

export const skipsOf = async (read: SchoolRead): Promise<Skip[]> =>
  read
    .from('first_day_skip')
    .select(['card', 'skipped_at_utc as atUtc', 'skipped_by_name as byName'])
    .execute();

/** Leaves a card for later; a second time keeps the first. Errors: `firstDay.not_skippable` for a card that is done, and for the start. */
export const skipCard = async (tx: SchoolTx, view: CardView, stamp: Stamp): Promise<void> => {
  if (view.card === 'start' || view.state === 'done')
    throw new AppError('conflict', 'firstDay.not_skippable');
  const rows = await skipsOf(tx);
  if (rows.some(({ card }) => card === view.card)) return;
  await tx.insert('first_day_skip', {
    id: tx.newId<'FirstDaySkipId'>(),
    card: view.card,
    skipped_at_utc: stamp.atUtc,
    skipped_by_name: stamp.byName,
  });
};

/** Takes a card up again; one that was not skipped stays as it is. */
export const resumeCard = (tx: SchoolTx, card: Card): Promise<unknown> =>
  tx.removeWhere('first_day_skip', { card });

/**
 * A school year with its days off and, where given, bell times: all of it or nothing.
 *
 * Errors  `firstDay.day_outside_year`, those of `addSchoolYear`, `addDaysOff` and `saveBells`
 */
export const takeYear = async (tx: SchoolTx, body: YearBody): Promise<void> => {
  const { year, daysOff, bells } = body;
  if (daysOff.some(({ from, to }) => from < year.from || to > year.to))
    throw new AppError('invalid', 'firstDay.day_outside_year');
  await addSchoolYear(tx, {
    ...year,
    yearId: tx.newId<'YearId'>(),
    terms: year.terms.map((term) => ({ ...term, termId: tx.newId<'TermId'>() })),
  });
  await addDaysOff(
    tx,
    daysOff.map((day) => ({ ...day, dayOffId: tx.newId<'DayOffId'>() })),
  );
  if (bells !== null)
    await saveBells(tx, { ...bells, bellScheduleId: tx.newId<'BellScheduleId'>() });
};

/** As whom somebody looked at the school, and who. */
export const checksOf = async (read: SchoolRead) => {
  const rows = await read
    .from('first_day_check')
    .select(['as_role', 'checked_at_utc as atUtc', 'checked_by_name as byName'])
    .execute();
  return CHECKS.map((asRole) => {
    const row = rows.find((each) => each.as_role === asRole);
    return { asRole, seen: row === undefined ? null : { atUtc: row.atUtc, byName: row.byName } };
  });
};

/** Ticks what was looked at, or takes the tick back; a second tick keeps the first. */
export const setCheck = async (
  tx: SchoolTx,
  asRole: Check,
  { isSeen, atUtc, byName }: Stamp & { readonly isSeen: boolean },
): Promise<void> => {
  if (!isSeen) {
    await tx.removeWhere('first_day_check', { as_role: asRole });
    return;
  }
  if ((await checksOf(tx)).some((each) => each.asRole === asRole && each.seen !== null)) return;
  await tx.insert('first_day_check', {
    id: tx.newId<'FirstDayCheckId'>(),
    as_role: asRole,
    checked_at_utc: atUtc,
    checked_by_name: byName,
  });
};

/** Decides every option that the school has not decided as most schools do; those of the council are left to its minutes. */
export const takeRules = (tx: SchoolTx, { options }: Services, stamp: Stamp): Promise<number> =>
  decideByDefault(tx, options, { atUtc: stamp.atUtc, name: stamp.byName });

/**
 * The school begins: guardians and students get in from now on.
 *
 * Errors  `firstDay.gaps` when something is missing and the administrator did not say „even so"; `schools.already_open`
 */
export const startSchool = async (
  tx: SchoolTx,
  cards: readonly CardView[],
  { evenWithGaps, ...stamp }: Stamp & { readonly evenWithGaps: boolean },
): Promise<void> => {
  const gaps = unfinished(cards);
  if (gaps.length > 0 && !evenWithGaps)
    throw new AppError('conflict', 'firstDay.gaps', { cards: gaps.length });
  await openSchool(tx, stamp);
  tx.record({ after: { unfinished: gaps.join(' ') } });
};
