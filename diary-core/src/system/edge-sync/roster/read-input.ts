import type { PersonId, SchoolId, SiteId } from '@furtka/core-contract/ids';
import type { Roster } from '@furtka/core-contract/roster';
import type { SchoolRead } from '../../../kernel/db/handles.ts';
import type { Services } from '../../../kernel/services.ts';
import { staffOn } from '../../../people/staff/api.ts';
import { classesByStudentOn } from '../../../people/students/api.ts';
import { blocksOfLateDays, cardsForRoster } from '../../../presence/cards/api.ts';
import { doorBehaviours, doorHolders, doors } from '../../../presence/devices/api.ts';
import { schoolDaysAfter } from '../../../presence/school-day.ts';
import { rosterKeys } from '../../../presence/school-keys/api.ts';
import { bellSchedules, calendarOf } from '../../../school/calendar/api.ts';
import { classesOfYear } from '../../../school/class-sections/api.ts';
import { type SchoolYear, schoolYearOn } from '../../../school/school-years/api.ts';
import { schoolSettings, schoolToday, siteById } from '../../../school/schools/api.ts';
import { weeklySpans } from '../../../teaching/timetable/api.ts';
import type { RosterInput } from './build.ts';

/** Days that agents compile ahead; so early the next school year goes down. */
const DAYS_AHEAD = 35;

/** The school year whose lessons count: the next one as soon as the lessons of this one are over and it is near. */
const yearInForce = async (
  read: SchoolRead,
  today: string,
): Promise<{ year: SchoolYear; date: string } | undefined> => {
  const ahead = schoolDaysAfter(today, DAYS_AHEAD);
  const present = await schoolYearOn(read, today);
  if (present !== undefined && present.lessonsTo >= today) return { year: present, date: today };
  const next = await schoolYearOn(read, ahead);
  if (next !== undefined && next.yearId !== present?.yearId) return { year: next, date: next.from };
  return present === undefined ? undefined : { year: present, date: today };
};

const schooling = async (read: SchoolRead, today: string) => {
  const found = await yearInForce(read, today);
  const classByStudent = await classesByStudentOn(read, found?.date ?? today);
  if (found === undefined)
    return {
      lessons: undefined,
      daysOff: [],
      workedDays: [],
      classes: [],
      spans: [],
      classByStudent,
    };
  const { year, date } = found;
  const { daysOff, workedDays } = await calendarOf(read, year);
  const isBefore = date < year.lessonsFrom;
  return {
    lessons: { from: year.lessonsFrom, to: year.lessonsTo },
    daysOff,
    workedDays,
    classes: await classesOfYear(read, year.yearId),
    spans: await weeklySpans(read, isBefore ? year.lessonsFrom : date),
    classByStudent,
  };
};

const settingsOf = async (read: SchoolRead) => {
  const all = await schoolSettings(read);
  const settings: Roster['settings'] = {
    staleAfterDays: all.staleAfterDays,
    expiredAfterDays: all.expiredAfterDays,
    keyholderAfterDays: all.keyholderAfterDays,
    repeatFoldMs: all.repeatFoldMs,
    marginBeforeMinutes: all.marginBeforeMinutes,
    marginAfterMinutes: all.marginAfterMinutes,
  };
  return { settings, staffHours: all.staffHours };
};

const doorsOf = async (read: SchoolRead, siteId: SiteId): Promise<RosterInput['doors']> => {
  const behaviours = new Map((await doorBehaviours(read)).map((one) => [one.doorId, one]));
  return (await doors(read))
    .filter((door) => door.siteId === siteId)
    .map(({ doorId, name, pulseMs, heldOpenAfterMs, needs, oneReaderDirection }) => ({
      doorId,
      name,
      pulseMs,
      heldOpenAfterMs,
      needs,
      oneReaderDirection,
      ...behaviourAtDoor(behaviours.get(doorId)),
    }));
};

const ALARM_REPEAT_DEFAULT = 10;

/** Only what differs from a plain door, so that a roster stays of version 1 as long as nothing new is used. */
const behaviourAtDoor = (
  behaviour: Awaited<ReturnType<typeof doorBehaviours>>[number] | undefined,
): Partial<RosterInput['doors'][number]> => {
  if (behaviour === undefined) return {};
  const { opensBy, freeHours, freeAfterStaff, interlock, hasDuress } = behaviour;
  const { alarmRepeatMinutes } = behaviour;
  return {
    ...(opensBy === 'card' ? {} : { opensBy }),
    ...(hasDuress ? { duress: true as const } : {}),
    ...(freeHours.length === 0 ? {} : { freeHours }),
    ...(freeAfterStaff ? { freeAfterStaff: true as const } : {}),
    ...(interlock === null ? {} : { interlock }),
    ...(alarmRepeatMinutes === ALARM_REPEAT_DEFAULT ? {} : { alarmRepeatMinutes }),
  };
};

/**
 * Everything that a site's doors must know, as of one moment.
 *
 * Blocks are read before the cards: a card then shows at least every block that is named as settled.
 *
 * @returns undefined when the site is not there, or the school has no keys yet
 */
export const readRosterInput = async (
  read: SchoolRead,
  services: Services,
  siteId: SiteId,
): Promise<RosterInput | undefined> => {
  const site = await siteById(read, siteId);
  const keys = await rosterKeys(read, services);
  const blocks = await blocksOfLateDays(read, services.clocks.system.nowMs());
  const cards = await cardsForRoster(read, services);
  if (site === undefined || keys === undefined || cards === undefined) return undefined;
  const today = await schoolToday(read, services.clocks);
  const staff = await staffOn(read, today);
  return {
    schoolId: read.schoolId as SchoolId,
    siteId,
    zone: site.zone,
    cardKeyId: cards.keyId,
    nextKey: { keyId: keys.next.keyId, publicKey: keys.next.publicKey },
    ...(await settingsOf(read)),
    doors: await doorsOf(read, siteId),
    bells: await bellSchedules(read),
    ...(await schooling(read, today)),
    siteByStaff: new Map<PersonId, SiteId | null>(
      staff.map((member) => [member.personId, member.siteId]),
    ),
    cards: cards.cards,
    holders: await doorHolders(read, cards.keyId),
    settledBlocks: blocks.map((block) => block.blockId),
  };
};
