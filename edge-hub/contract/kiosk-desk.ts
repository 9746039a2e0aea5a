import { Id } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import { REASON_CODES } from '@furtka/core-contract/reasons';
import Type, { type Static } from 'typebox';
import { DoorMode } from './payloads.ts';

/** What the gatehouse looks at all day: doors, the feed, who is inside. Only for somebody signed in at the kiosk. */
const Strict = { additionalProperties: false } as const;

export const DOOR_ALARMS = [
  'forced',
  'heldOpen',
  'relay',
  'tamper',
  'fire',
  'duress', // somebody opened under threat; the door itself shows nothing
  'guessing',
  'housing',
  'mains',
  'battery',
  'readerPower',
  'readerOff', // it was opened: off until somebody answers
  'replay', // a card's frame was played back, or came when nobody may enter
] as const;

export const KioskDoor = Type.Object(
  {
    doorId: Id<'DoorId'>(),
    name: Type.String(),
    /** Its agent was heard from within 5 s. */
    online: Type.Boolean(),
    /** System clock. */
    lastHeardAtUtc: Type.Integer(),
    /** As its agent told last; absent when it never did. */
    state: Type.Optional(
      Type.Union([
        Type.Literal('locked'),
        Type.Literal('unlocked'),
        /** Shut, and the fire input has released its lock. */
        Type.Literal('released'),
        Type.Literal('open'),
        Type.Literal('heldOpen'),
        Type.Literal('forced'),
      ]),
    ),
    /** In force at the door as it says itself, and as the site wants it: they differ while the door has not confirmed. */
    mode: DoorMode,
    wantedMode: DoorMode,
    /** System clock. */
    modeUntilUtc: Type.Optional(Type.Integer()),
    readerOnline: Type.Boolean(),
    /** Those of its readers that do not answer, by the installer's name. */
    silentReaders: Type.Optional(Type.Array(Type.String(), { maxItems: 64 })),
    /** Last good read at any of its readers, system clock; absent: none since the box started. */
    lastReadAtUtc: Type.Optional(Type.Integer()),
    /** Damaged frames of its readers since the box started; absent: none, or nobody counts them. */
    badFrames: Type.Optional(Type.Integer({ minimum: 1 })),
    alarm: Type.Optional(OneOf(DOOR_ALARMS)),
    alarmSinceUtc: Type.Optional(Type.Integer()),
    /** Somebody has seen it; absent: nobody. */
    alarmAnswered: Type.Optional(Type.Literal(true)),
    /** One of the building's outside: it is set free only with a cause. */
    isOuter: Type.Optional(Type.Literal(true)),
    /** Its free hours run. */
    isFreeByHours: Type.Optional(Type.Literal(true)),
  },
  Strict,
);
export type KioskDoor = Static<typeof KioskDoor>;

/** Numbers of those inside. `unsure`: people whose last records do not fit, or whose direction is not known. */
export const InsideCounts = Type.Object(
  {
    students: Type.Integer(),
    staff: Type.Integer(),
    guests: Type.Integer(),
    unsure: Type.Integer(),
  },
  Strict,
);
export type InsideCounts = Static<typeof InsideCounts>;

/** One line of the feed, newest first. */
export const FeedRow = Type.Object(
  {
    eventId: Id<'EventId'>(),
    atUtc: Type.Integer(),
    kind: Type.Union([
      Type.Literal('passage'),
      Type.Literal('refused'),
      Type.Literal('unused'),
      Type.Literal('gate'),
      Type.Literal('letIn'),
      Type.Literal('visit'),
    ]),
    personId: Type.Optional(Id<'PersonId'>()),
    /** Person or visitor; absent for a card that nobody knows. */
    name: Type.Optional(Type.String()),
    className: Type.Optional(Type.String()),
    hasPhoto: Type.Boolean(),
    doorId: Type.Optional(Id<'DoorId'>()),
    doorName: Type.Optional(Type.String()),
    direction: Type.Union([Type.Literal('in'), Type.Literal('out'), Type.Literal('unknown')]),
    /** Of a refused tap. */
    reason: Type.Optional(OneOf(REASON_CODES)),
    /** Of an entry in the book. */
    cause: Type.Optional(Type.String()),
    /** A blocked card is let in by nobody here: the office is called. */
    mayLetIn: Type.Boolean(),
    /** It reached the hub more than 5 minutes after it happened. */
    late: Type.Boolean(),
  },
  Strict,
);
export type FeedRow = Static<typeof FeedRow>;

export const KioskDesk = Type.Object(
  {
    version: Type.Integer(),
    counts: InsideCounts,
    openVisits: Type.Integer(),
    /** Since when the longest open visit lasts. */
    longestVisitSinceUtc: Type.Optional(Type.Integer()),
    feed: Type.Array(FeedRow, { maxItems: 30 }),
    doors: Type.Array(KioskDoor),
    /** Cards forgotten for the third time this month and the like; told here until the day ends. */
    notes: Type.Array(
      Type.Object(
        { personId: Id<'PersonId'>(), name: Type.String(), forgottenThisMonth: Type.Integer() },
        Strict,
      ),
    ),
  },
  Strict,
);
export type KioskDesk = Static<typeof KioskDesk>;

/** Somebody on the muster list. */
export const InsidePerson = Type.Object(
  {
    personId: Id<'PersonId'>(),
    /** Empty for somebody whom the directory does not know: on the list all the same. */
    name: Type.String(),
    /** Last record; absent for somebody whose records have been erased. */
    sinceUtc: Type.Optional(Type.Integer()),
    by: Type.Union([Type.Literal('card'), Type.Literal('kiosk'), Type.Literal('visit')]),
    /** Why it is not certain: two entries, an exit that is missing since an earlier day, a door that does not tell the side. */
    doubt: Type.Optional(
      Type.Union([
        Type.Literal('exitMissing'),
        Type.Literal('entryMissing'),
        Type.Literal('earlierDay'),
        Type.Literal('directionUnknown'),
      ]),
    ),
    safe: Type.Boolean(),
    /** Guests that one entry stands for. */
    count: Type.Integer({ minimum: 1 }),
  },
  Strict,
);
export type InsidePerson = Static<typeof InsidePerson>;

/** Who is inside, for the screen and for the printed muster list. */
export const Inside = Type.Object(
  {
    schoolName: Type.String(),
    atUtc: Type.Integer(),
    counts: InsideCounts,
    /** People whose name is not known stand in the last one, whose own name is empty. */
    classes: Type.Array(
      Type.Object({ className: Type.String(), people: Type.Array(InsidePerson) }, Strict),
    ),
    staff: Type.Array(InsidePerson),
    guests: Type.Array(InsidePerson),
    /** Doors whose agent is silent or has events waiting: the list may miss what happened there since (system clock). */
    silentDoors: Type.Array(
      Type.Object(
        /** `sinceUtc`: 0 when nothing was ever heard of it. */
        { doorId: Id<'DoorId'>(), name: Type.String(), sinceUtc: Type.Integer() },
        Strict,
      ),
    ),
    coreConnected: Type.Boolean(),
  },
  Strict,
);
export type Inside = Static<typeof Inside>;
