import type { CardState } from '@furtka/core-contract/api';
import type { Assurance } from '@furtka/core-contract/credential';
import type {
  BlockId,
  CardId,
  ClassId,
  PersonId,
  SchoolId,
  SiteId,
} from '@furtka/core-contract/ids';
import { type Roster, type RosterCardState, rosterVersionFor } from '@furtka/core-contract/roster';
import { type BellSchedule, periodsOn } from '../../../school/calendar/api.ts';
import { hoursBy } from './weekday-hours.ts';

type RosterDoor = Roster['doors'][number];
type RosterGroup = Roster['groups'][number];
type RosterCard = Roster['cards'][number];
type Period = Roster['bells'][number][number];

/** Most cards that a roster may hold (contract). */
export const MOST_CARDS = 20_000;
/** Most settled blocks that a roster may name (contract). */
const MOST_SETTLED = 20_000;

export interface CardForRoster {
  readonly cardId: CardId;
  /** Keyed hash of the number; cards without a number are not for the door and are left out before. */
  readonly hash: string;
  readonly holderId: PersonId | null;
  readonly state: CardState;
  readonly assurance: Assurance;
  readonly isKeyholder: boolean;
}

interface ClassForRoster {
  readonly classId: ClassId;
  readonly bellScheduleId: string;
  /** `null`: every site of the school. */
  readonly siteId: SiteId | null;
}

/** Everything a site's doors must know, as it was read in one go. Dates and times are school-local text. */
export interface RosterInput {
  readonly schoolId: SchoolId;
  readonly siteId: SiteId;
  readonly zone: string;
  readonly cardKeyId: string;
  readonly nextKey: Roster['nextKey'];
  readonly settings: Roster['settings'];
  readonly staffHours: RosterGroup['hours'];
  readonly doors: readonly RosterDoor[];
  /** Days of lessons; `undefined` when no school year is known: then no pupil has hours. */
  readonly lessons: { readonly from: string; readonly to: string } | undefined;
  readonly daysOff: readonly { readonly from: string; readonly to: string }[];
  readonly workedDays: readonly { readonly date: string; readonly asWeekday: number }[];
  readonly bells: readonly Omit<BellSchedule, 'name'>[];
  readonly classes: readonly ClassForRoster[];
  readonly spans: readonly {
    readonly classId: ClassId;
    readonly weekday: number;
    readonly firstPeriod: number;
    readonly lastPeriod: number;
  }[];
  readonly classByStudent: ReadonlyMap<PersonId, { readonly classId: ClassId }>;
  /** Employed now, with the site where they work; `null`: every site. */
  readonly siteByStaff: ReadonlyMap<PersonId, SiteId | null>;
  readonly cards: readonly CardForRoster[];
  /** PINs and longer openings. */
  readonly holders: ReadonlyMap<PersonId, { readonly pin?: string; readonly pulseMs?: number }>;
  readonly settledBlocks: readonly BlockId[];
}

const NO_LESSONS = { from: '1970-01-01', to: '1970-01-01' } as const;
const NOBODY_GROUP = 'none';
const STAFF_GROUP = 'staff';

const STATE_AT_DOOR = {
  ordered: 'not_issued',
  received: 'not_issued',
  active: 'active',
  blocked: 'blocked',
  cancelled: 'cancelled',
  deactivated: 'deactivated',
} as const satisfies Record<CardState, RosterCardState>;

/** Who is cut first when there are more cards than a roster holds. */
const KEEP_FIRST = ['active', 'blocked', 'not_issued', 'cancelled', 'deactivated'] as const;

const group = (
  groupId: string,
  kind: RosterGroup['kind'],
  over: Partial<RosterGroup> = {},
): RosterGroup => ({
  groupId,
  kind,
  lessons: [],
  hours: [],
  extra: [],
  followsCalendar: kind === 'student',
  doors: [],
  ...over,
});

const classGroup = (input: RosterInput, section: ClassForRoster): RosterGroup => {
  const bell = input.bells.findIndex((bells) => bells.bellScheduleId === section.bellScheduleId);
  const schedule = input.bells[bell];
  if (schedule === undefined) return group(section.classId, 'student');
  const followed = new Set((schedule.days ?? []).map(({ weekday }) => weekday));
  const spans = input.spans
    .filter((span) => span.classId === section.classId)
    .sort((one, other) => one.weekday - other.weekday);
  const lessons = spans
    .filter(({ weekday }) => !followed.has(weekday))
    .map(({ weekday, firstPeriod, lastPeriod }) => ({ weekday, firstPeriod, lastPeriod }));
  const hours = spans
    .filter(({ weekday }) => followed.has(weekday))
    .flatMap((span) => {
      const periods = periodsOn(input.bells, section.bellScheduleId, span.weekday) ?? [];
      return hoursBy(input.settings, periods, span);
    });
  return group(section.classId, 'student', { bell, lessons, hours });
};

const groupsOf = (input: RosterInput): RosterGroup[] => [
  group(NOBODY_GROUP, 'student'),
  group(STAFF_GROUP, 'staff', { hours: [...input.staffHours] }),
  ...input.classes
    .filter((section) => section.siteId === null || section.siteId === input.siteId)
    .map((section) => classGroup(input, section)),
];

/** A holder without hours here (left, of another site, nobody) falls into the group that never opens. */
const groupIdOf = (input: RosterInput, holderId: PersonId | null): string => {
  if (holderId === null) return NOBODY_GROUP;
  const staffSite = input.siteByStaff.get(holderId);
  if (staffSite === null || staffSite === input.siteId) return STAFF_GROUP;
  return input.classByStudent.get(holderId)?.classId ?? NOBODY_GROUP;
};

/** A PIN is for the staff: who has left, or teaches at another site, has none here. */
const ofHolder = (
  input: RosterInput,
  holderId: PersonId | null,
  isStaff: boolean,
): Pick<RosterCard, 'pin' | 'pulseMs'> => {
  const { pin, pulseMs } = (holderId === null ? undefined : input.holders.get(holderId)) ?? {};
  return {
    ...(pulseMs === undefined ? {} : { pulseMs }),
    ...(pin === undefined || !isStaff ? {} : { pin }),
  };
};

const cardsOf = (input: RosterInput, groups: readonly RosterGroup[]): RosterCard[] => {
  const places = new Map(groups.map((entry, index) => [entry.groupId, index]));
  const cards = input.cards.map((card): RosterCard => {
    const place = places.get(groupIdOf(input, card.holderId)) ?? 0;
    return {
      hash: card.hash,
      cardId: card.cardId,
      ...(card.holderId === null ? {} : { holderId: card.holderId }),
      group: place,
      state: STATE_AT_DOOR[card.state],
      assurance: card.assurance,
      ...(card.isKeyholder ? { keyholder: true as const } : {}),
      ...ofHolder(input, card.holderId, groups[place]?.kind === 'staff'),
    };
  });
  const rank = (card: RosterCard): number => KEEP_FIRST.indexOf(card.state);
  return cards
    .sort((one, other) => rank(one) - rank(other) || (one.cardId < other.cardId ? -1 : 1))
    .slice(0, MOST_CARDS);
};

/**
 * Builds the roster of a site, without version and time of issue.
 *
 * The same input gives the same text, so that an unchanged roster can be told by its digest. It holds no names.
 *
 * @returns everything but `version` and `issuedAtUtc`, which belong to the moment of signing
 * Source   DESIGN.md section 3, Roster
 */
export const buildRoster = (input: RosterInput): Omit<Roster, 'version' | 'issuedAtUtc'> => {
  const groups = groupsOf(input);
  const doors = [...input.doors].sort((one, other) => (one.doorId < other.doorId ? -1 : 1));
  const cards = cardsOf(input, groups);
  return {
    v: rosterVersionFor({ doors, cards }),
    schoolId: input.schoolId,
    siteId: input.siteId,
    ...(input.nextKey === undefined ? {} : { nextKey: input.nextKey }),
    zone: input.zone,
    cardKeyId: input.cardKeyId,
    settings: input.settings,
    doors,
    calendar: {
      ...(input.lessons ?? NO_LESSONS),
      daysOff: input.daysOff.map(({ from, to }) => ({ from, to })),
      workedDays: input.workedDays.map(({ date, asWeekday }) => ({ date, asWeekday })),
    },
    bells: input.bells.map((bells) =>
      bells.periods.map(({ number, from, to }): Period => [number, from, to]),
    ),
    groups,
    cards,
    settledBlocks: input.settledBlocks.slice(0, MOST_SETTLED),
  };
};

/** Version of the next roster: never goes down, so that a restored core is ahead by itself. */
export const nextVersion = (last: number | undefined, systemMs: number): number =>
  Math.max((last ?? 0) + 1, systemMs);
