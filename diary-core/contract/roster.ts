import Type, { type Static } from 'typebox';
import { CARD_HASH_LENGTH } from './card-hash-length.ts';
import { Assurance } from './credential.ts';
import { Id } from './ids.ts';

/**
 * The roster: what every door of a site must know to decide by itself. Built and signed by the core (`signed.ts`, kind
 * `roster`), stored and republished by the hub, verified before parsing and compiled by the agent. It holds no names.
 */
export const ROSTER_VERSION = 2;

/**
 * What an agent reads, newest first. Version 1 knew no PINs, free hours, airlocks and repeats of alarms. The core signs the
 * lowest version that can hold what a site's doors need, so that agents of last year go on where nothing new is used.
 */
export const ROSTER_VERSIONS = [2, 1] as const;

/** `HH:MM`, local time of the site, 00:00..24:00. */
export const LocalTime = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$' });
/** `YYYY-MM-DD`, school date. */
export const LocalDate = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' });

const Strict = { additionalProperties: false } as const;
const PublicKey = Type.Object(
  { keyId: Type.String({ maxLength: 64 }), publicKey: Type.String({ maxLength: 64 }) },
  Strict,
);

/** One teaching period: number as the school counts it, from, to. */
export const RosterPeriod = Type.Tuple([
  Type.Integer({ minimum: 0, maximum: 20 }),
  LocalTime,
  LocalTime,
]);

/** Weekday 1 = Monday … 7 = Sunday. `to` at or before `from` means: over midnight. */
export const WeeklyHours = Type.Object(
  { weekday: Type.Integer({ minimum: 1, maximum: 7 }), from: LocalTime, to: LocalTime },
  Strict,
);
export type WeeklyHours = Static<typeof WeeklyHours>;
/** First and last period of a class on a weekday, both included; hours come from the bell times, margins are added. */
const WeeklyLessons = Type.Object(
  {
    weekday: Type.Integer({ minimum: 1, maximum: 7 }),
    firstPeriod: Type.Integer({ minimum: 0, maximum: 20 }),
    lastPeriod: Type.Integer({ minimum: 0, maximum: 20 }),
  },
  Strict,
);
const ExtraWindow = Type.Object({ date: LocalDate, from: LocalTime, to: LocalTime }, Strict);

/** People with one schedule: a class, or staff. */
export const RosterGroup = Type.Object(
  {
    groupId: Type.String({ minLength: 1, maxLength: 64 }),
    kind: Type.Union([Type.Literal('student'), Type.Literal('staff')]),
    /** Index into `bells`, for groups with `lessons`. */
    bell: Type.Optional(Type.Integer({ minimum: 0 })),
    lessons: Type.Array(WeeklyLessons, { maxItems: 7 }),
    hours: Type.Array(WeeklyHours, { maxItems: 28 }),
    /** Opened on one date: clubs, trips, events. Also on days off. */
    extra: Type.Array(ExtraWindow, { maxItems: 200 }),
    /** `false`: days off do not close this group (staff). */
    followsCalendar: Type.Boolean(),
    /** Doors this group may enter by; empty = every door of the site. */
    doors: Type.Array(Id<'DoorId'>(), { maxItems: 64 }),
  },
  Strict,
);

export const RosterCardState = Type.Union([
  Type.Literal('not_issued'),
  Type.Literal('active'),
  Type.Literal('blocked'),
  Type.Literal('cancelled'),
  Type.Literal('deactivated'),
]);
export type RosterCardState = Static<typeof RosterCardState>;

/** A card. One line of a few thousand, so it is short. */
export const RosterCard = Type.Object(
  {
    hash: Type.String({
      pattern: '^[0-9a-f]+$',
      minLength: CARD_HASH_LENGTH,
      maxLength: CARD_HASH_LENGTH,
    }),
    cardId: Id<'CardId'>(),
    holderId: Type.Optional(Id<'PersonId'>()),
    /** Index into `groups`. */
    group: Type.Integer({ minimum: 0 }),
    state: RosterCardState,
    assurance: Assurance,
    /** May enter however old the roster is. */
    keyholder: Type.Optional(Type.Literal(true)),
    /** Opening windows of this holder alone, beside the group's. */
    extra: Type.Optional(Type.Array(ExtraWindow, { maxItems: 50 })),
    /** Relay time of this holder, ms, in place of the door's (longer opening). */
    pulseMs: Type.Optional(Type.Integer({ minimum: 100, maximum: 60000 })),
    /** Since 2: hash of the holder's PIN (`door-pin.ts`) under the card key that the roster names. */
    pin: Type.Optional(Type.String({ pattern: '^[0-9a-f]{32}$' })),
  },
  Strict,
);

/** What opens a door from outside. `card_pin` and `pin` are for doors of the staff: nobody else has a PIN. */
export const OpensBy = Type.Union([
  Type.Literal('card'),
  /** The card, then the PIN of its holder. */
  Type.Literal('card_pin'),
  /** A PIN alone, or a card alone. */
  Type.Literal('pin'),
]);
export type OpensBy = Static<typeof OpensBy>;

export const RosterDoor = Type.Object(
  {
    doorId: Id<'DoorId'>(),
    /** Name of the door as people say it, no person in it. */
    name: Type.String({ minLength: 1, maxLength: 80 }),
    pulseMs: Type.Integer({ minimum: 100, maximum: 60000 }),
    heldOpenAfterMs: Type.Integer({ minimum: 1000, maximum: 3600000 }),
    /** Least assurance that opens from outside. */
    needs: Assurance,
    /** Direction recorded where one reader has no side of its own. */
    oneReaderDirection: Type.Union([
      Type.Literal('in'),
      Type.Literal('out'),
      Type.Literal('unknown'),
    ]),
    /** Since 2; left out: `card`. */
    opensBy: Type.Optional(OpensBy),
    /** Since 2: a PIN whose last digit is raised by one (9 becomes 0) opens and raises the silent alarm. */
    duress: Type.Optional(Type.Literal(true)),
    /** Since 2: hours of school days in which nobody needs a card. */
    freeHours: Type.Optional(Type.Array(WeeklyHours, { minItems: 1, maxItems: 28 })),
    /** Since 2: they begin only when somebody of the staff has come in on that day. */
    freeAfterStaff: Type.Optional(Type.Literal(true)),
    /** Since 2: doors of one number, at one controller, never stand open together (an airlock). */
    interlock: Type.Optional(Type.Integer({ minimum: 1, maximum: 32 })),
    /** Since 2: an alarm that nobody answers is told again after so long; left out: 10. */
    alarmRepeatMinutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 240 })),
  },
  Strict,
);

export const Roster = Type.Object(
  {
    v: Type.Union([Type.Literal(ROSTER_VERSIONS[0]), Type.Literal(ROSTER_VERSIONS[1])]),
    schoolId: Id<'SchoolId'>(),
    siteId: Id<'SiteId'>(),
    /** max(last + 1, system time in ms); never goes down. */
    version: Type.Integer({ minimum: 1 }),
    issuedAtUtc: Type.Integer({ minimum: 0 }),
    /** The key that will sign later rosters; trusted because the present key signed this one. */
    nextKey: Type.Optional(PublicKey),
    /** IANA zone of the site. */
    zone: Type.String({ minLength: 1, maxLength: 64 }),
    /** Card key the hashes were made under. */
    cardKeyId: Type.String({ minLength: 1, maxLength: 64 }),
    settings: Type.Object(
      {
        staleAfterDays: Type.Integer({ minimum: 1, maximum: 365 }),
        expiredAfterDays: Type.Integer({ minimum: 1, maximum: 365 }),
        keyholderAfterDays: Type.Integer({ minimum: 1, maximum: 365 }),
        repeatFoldMs: Type.Integer({ minimum: 0, maximum: 60000 }),
        marginBeforeMinutes: Type.Integer({ minimum: 0, maximum: 240 }),
        marginAfterMinutes: Type.Integer({ minimum: 0, maximum: 240 }),
      },
      Strict,
    ),
    doors: Type.Array(RosterDoor, { maxItems: 64 }),
    calendar: Type.Object(
      {
        /** First and last day of the school year, both included. */
        from: LocalDate,
        to: LocalDate,
        /** Ranges without lessons, both ends included. */
        daysOff: Type.Array(Type.Object({ from: LocalDate, to: LocalDate }, Strict), {
          maxItems: 200,
        }),
        /** Saturdays or Sundays with lessons by the plan of another weekday. */
        workedDays: Type.Array(
          Type.Object(
            { date: LocalDate, asWeekday: Type.Integer({ minimum: 1, maximum: 7 }) },
            Strict,
          ),
          { maxItems: 50 },
        ),
      },
      Strict,
    ),
    bells: Type.Array(Type.Array(RosterPeriod, { maxItems: 21 }), { maxItems: 20 }),
    groups: Type.Array(RosterGroup, { maxItems: 2000 }),
    cards: Type.Array(RosterCard, { maxItems: 20000 }),
    /** Blocks that this roster already holds or has lifted; only these leave the deny list. */
    settledBlocks: Type.Array(Id<'BlockId'>(), { maxItems: 20000 }),
  },
  Strict,
);
export type Roster = Static<typeof Roster>;

/** Largest signed roster that is taken, in bytes. */
export const ROSTER_MAX_BYTES = 8 * 1024 * 1024;

/**
 * What the schema cannot say: a roster of version 1 holds nothing of version 2.
 *
 * @returns a code when it does, `undefined` when it is whole
 */
export const rosterFault = (roster: Roster): 'roster.field_newer' | undefined =>
  roster.v < rosterVersionFor(roster) ? 'roster.field_newer' : undefined;

const DOOR_SINCE_2 = [
  'opensBy',
  'duress',
  'freeHours',
  'freeAfterStaff',
  'interlock',
  'alarmRepeatMinutes',
] as const;

/** Lowest version that can hold what these doors and cards need. */
export const rosterVersionFor = ({
  doors,
  cards,
}: Pick<Roster, 'doors' | 'cards'>): (typeof ROSTER_VERSIONS)[number] =>
  doors.some((door) => DOOR_SINCE_2.some((field) => door[field] !== undefined)) ||
  cards.some((card) => card.pin !== undefined)
    ? 2
    : 1;
