import type { Passage } from '@furtka/core-contract/api';
import type { DoorId, PersonId, StudentId } from '@furtka/core-contract/ids';
import { personsWithin, reaches, type Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { maySeePassages } from '../../people/guardians/api.ts';
import { attends } from '../../people/students/api.ts';
import { isSchoolDate } from '../../school/school-date.ts';
import { schoolSettings, schoolToday, schoolZone, sitesOf } from '../../school/schools/api.ts';
import { doors } from '../devices/api.ts';
import { schoolDaysAfter, startOfSchoolDay } from '../school-day.ts';
import { type CountingRule, isShown, openedAsShown } from './domain.ts';
import type { StoredPassage } from './rows.ts';
import { passagesOf } from './store.ts';

/** Days shown when nobody asks for a range, today included. */
const DEFAULT_DAYS = 14;
/** Longest range that is answered at once, in days: a school year. */
const MOST_DAYS = 400;

interface DateRange {
  readonly from?: string;
  readonly to?: string;
}

export const countingRule = async (read: SchoolRead): Promise<CountingRule> =>
  (await schoolSettings(read)).grantedTapCountsAsEntry ? 'granted' : 'opened';

/** Name of the door of a passage; an entry of the book that names none stands at the gatehouse's door. */
export type DoorNaming = (
  passage: Pick<StoredPassage, 'siteId'> & { readonly doorId: DoorId | null },
) => string;

export const doorNaming = async (read: SchoolRead): Promise<DoorNaming> => {
  const all = await doors(read);
  const names = new Map(all.map((door) => [door.doorId, door.name]));
  const gates = new Map(
    (await sitesOf(read)).map(({ siteId, gateDoorId }) => {
      const first = all.find((door) => door.siteId === siteId)?.name;
      return [siteId, (gateDoorId === null ? undefined : names.get(gateDoorId)) ?? first];
    }),
  );
  return ({ doorId, siteId }) => (doorId === null ? gates.get(siteId) : names.get(doorId)) ?? '';
};

/** Instants of a range of school dates, both included. */
export const instantsOf = (
  range: { readonly from: string; readonly to: string },
  zone: string,
): { fromUtc: number; beforeUtc: number } => {
  for (const field of ['from', 'to'] as const)
    if (!isSchoolDate(range[field]))
      throw new AppError('invalid', 'passages.no_such_date', { field });
  if (range.from > range.to) throw new AppError('invalid', 'passages.range_turned');
  if (schoolDaysAfter(range.from, MOST_DAYS) < range.to)
    throw new AppError('invalid', 'passages.range_too_long', { mostDays: MOST_DAYS });
  return {
    fromUtc: startOfSchoolDay(range.from, zone),
    beforeUtc: startOfSchoolDay(schoolDaysAfter(range.to, 1), zone),
  };
};

/** Left out: up to today, and two weeks. */
const completed = (range: DateRange, today: string): { from: string; to: string } => {
  const isLater = range.from !== undefined && range.from > today;
  const to = range.to ?? (isLater ? range.from : today);
  const end = isSchoolDate(to) ? to : today;
  return { from: range.from ?? schoolDaysAfter(end, 1 - DEFAULT_DAYS), to };
};

export const asShown = (
  row: StoredPassage,
  nameOfDoor: DoorNaming,
  rule: CountingRule,
): Passage => ({
  eventId: row.id,
  doorName: nameOfDoor(row),
  direction: row.direction,
  occurredAtUtc: row.occurredAtUtc,
  opened: openedAsShown(row.opened, rule),
  late: row.late,
  ...(row.cause === null ? {} : { cause: row.cause }),
});

/**
 * Whether this scope may see the passages of a student today: the student, or a guardian from whom the school does not keep them;
 * both only while the student attends (PRES-03, PRES-07).
 */
const maySee = async (
  read: SchoolRead,
  scope: Scope<'passage.read'>,
  studentId: PersonId,
  today: string,
): Promise<boolean> => {
  if (!reaches(await personsWithin(read, scope), studentId)) return false;
  if (!(await attends(read, studentId, today))) return false;
  for (const { grant, personId } of scope.grants) {
    if (personId === undefined) continue;
    if (grant === 'own' && personId === studentId) return true;
    if (grant === 'ownChildren' && (await maySeePassages(read, personId, studentId, today)))
      return true;
  }
  return false;
};

/**
 * Passages of one student, newest first; `undefined` where this scope may not see them, so that another school of the same
 * account can be asked.
 */
export const passagesOfStudent = async (
  read: SchoolRead,
  services: Pick<Services, 'clocks'>,
  scope: Scope<'passage.read'>,
  asked: { readonly studentId: StudentId; readonly range: DateRange },
): Promise<Passage[] | undefined> => {
  // The id of a student is the id of that person.
  const holderId = asked.studentId as string as PersonId;
  const today = await schoolToday(read, services.clocks);
  if (!(await maySee(read, scope, holderId, today))) return undefined;
  const instants = instantsOf(completed(asked.range, today), await schoolZone(read));
  const rule = await countingRule(read);
  const names = await doorNaming(read);
  return (await passagesOf(read, holderId, instants))
    .filter((row) => isShown(row.opened, rule))
    .map((row) => asShown(row, names, rule));
};

/** A student whom nobody here may see is not there. */
export const firstAnswer = (answers: readonly (Passage[] | undefined)[]): Passage[] => {
  const found = answers.find((answer) => answer !== undefined);
  if (found === undefined) throw notFound('student');
  return found;
};
