import { FREE_CAUSES, GATE_CAUSES, LET_IN_CAUSES } from '@furtka/core-contract/event';
import { Id } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import { REASON_CODES } from '@furtka/core-contract/reasons';
import { LocalDate } from '@furtka/core-contract/roster';
import Type, { type Static } from 'typebox';

/**
 * Kiosk API of the hub (default port 8081), same-origin, session cookie, `x-csrf-token` on writes. Works the same with the core
 * away. Instants are UTC milliseconds of the school clock unless named otherwise. What a write needs and its answer is below;
 * the rest of the gatehouse is in `kiosk-desk.ts`.
 *
 *     GET    /kiosk/v1/status                    KioskStatus            public, no names
 *     POST   /kiosk/v1/session  { pin }          KioskSession           5 wrong tries: PIN and card locked for 5 minutes
 *     GET    /kiosk/v1/session                   KioskSession           asked while somebody touches the screen: a touch by itself
 *     DELETE /kiosk/v1/session
 *     GET    /kiosk/v1/people?search|className   { items: KioskPerson[] }   at least 2 letters, or a whole class; rate limited
 *     GET    /kiosk/v1/people/{personId}/photo   image
 *     GET    /kiosk/v1/classes                   { items: KioskClass[] }
 *     POST   /kiosk/v1/cards/{cardId}/block { reason }   KioskBlock
 *     GET    /kiosk/v1/blocks/{blockId}          KioskBlock
 *     POST   /kiosk/v1/gate-entries { entryId, personId, direction, cause, doorId? }   BookReply     the book, then the relay
 *     POST   /kiosk/v1/gate-entries/{entryId}/withdraw {}                              204           within 10 minutes
 *     GET    /kiosk/v1/gate-entries?date         { items: GateEntry[] }                the forgotten-card book of a day
 *     POST   /kiosk/v1/visits VisitBody          BookReply
 *     POST   /kiosk/v1/visits/{visitId}/end {}   BookReply
 *     GET    /kiosk/v1/visits?date               { items: Visit[] }     open ones first, longest first; a day's book with `date`
 *     POST   /kiosk/v1/doors/{doorId}/let-in LetInBody   BookReply
 *     GET    /kiosk/v1/doors                     { items: KioskDoor[] }
 *     POST   /kiosk/v1/doors/{doorId}/free FreeBody   KioskDoor[] as items   held open for a while
 *     POST   /kiosk/v1/mode { mode }             KioskDoor[] as items   lockdown, drill or normal at every door
 *     GET    /kiosk/v1/desk?since&waitMs         KioskDesk              answers at once when `version` differs from `since`
 *     GET    /kiosk/v1/inside                    Inside                 muster list, by class, staff, guests
 *     PUT    /kiosk/v1/inside/{personId}/safe { safe }   204            a tick of the muster, shared by all kiosks of the site
 */
const Strict = { additionalProperties: false } as const;
/**
 * One line of text as it is typed and printed: nothing that a database cannot hold, no control characters, no marks that turn the
 * direction of what stands beside them: a name must not rewrite its neighbour on a printed list.
 */
const LINE_PATTERN =
  '^[^\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff\\ufff9-\\ufffb\\ud800-\\udfff]*$';
/** One line with something in it, at most so many characters. */
export const Word = (maxLength: number) =>
  Type.Intersect([
    Type.String({ minLength: 1, maxLength, pattern: '\\S' }),
    Type.String({ pattern: LINE_PATTERN }),
  ]);

export const KioskStatus = Type.Object(
  {
    schoolName: Type.String(),
    schoolNowUtc: Type.Integer(),
    zone: Type.String(),
    /** `sinceUtc`: system clock. */
    core: Type.Object({ connected: Type.Boolean(), sinceUtc: Type.Integer() }, Strict),
    revoked: Type.Boolean(),
    /** Nobody can sign in: no directory, or one that was erased with age. */
    directoryMissing: Type.Boolean(),
    /** The card of somebody who may sign in was seen in the last 30 s: with that person's PIN it is a sign-in by card and PIN. */
    cardSeen: Type.Boolean(),
    /** Milliseconds until PINs are taken again; 0: they are. */
    lockedForMs: Type.Integer({ minimum: 0 }),
    /** A lockdown or a drill is in force at some door, or the fire input released one. */
    alarm: Type.Optional(
      Type.Union([Type.Literal('lockdown'), Type.Literal('drill'), Type.Literal('fire')]),
    ),
    doors: Type.Array(
      Type.Object(
        {
          doorId: Id<'DoorId'>(),
          name: Type.String(),
          online: Type.Boolean(),
          lastHeardAtUtc: Type.Integer(),
        },
        Strict,
      ),
    ),
  },
  Strict,
);
export type KioskStatus = Static<typeof KioskStatus>;

export const KioskSession = Type.Object(
  {
    csrfToken: Type.String(),
    name: Type.String(),
    role: Type.String(),
    /** How the person was known. */
    by: Type.Union([Type.Literal('cardAndPin'), Type.Literal('pin')]),
    mayBlock: Type.Boolean(),
    mayKeepBooks: Type.Boolean(),
    mayLockDown: Type.Boolean(),
    idleEndsAtUtc: Type.Integer(),
    /** Whom to call about a blocked card, and whether one entry may stand for a meeting: the directory's options. */
    officePhone: Type.Optional(Type.String({ maxLength: 40 })),
    meetingEntries: Type.Optional(Type.Boolean()),
  },
  Strict,
);
export type KioskSession = Static<typeof KioskSession>;

export const KioskPerson = Type.Object(
  {
    personId: Id<'PersonId'>(),
    name: Type.String(),
    kind: Type.Union([Type.Literal('student'), Type.Literal('staff')]),
    className: Type.Optional(Type.String()),
    cards: Type.Array(Type.Object({ cardId: Id<'CardId'>(), state: Type.String() }, Strict)),
    hasPhoto: Type.Boolean(),
    /** What duty staff may know of who collects the child. */
    note: Type.Optional(Type.String()),
    isInside: Type.Boolean(),
    /** When that was last seen; absent when the person was not seen since the log begins. */
    seenAtUtc: Type.Optional(Type.Integer()),
    /** Forgotten cards of this calendar month, by the hub's own book. */
    forgottenThisMonth: Type.Integer({ minimum: 0 }),
  },
  Strict,
);
export type KioskPerson = Static<typeof KioskPerson>;

export const KioskClass = Type.Object(
  { className: Type.String(), students: Type.Integer() },
  Strict,
);
export type KioskClass = Static<typeof KioskClass>;

export const KioskBlock = Type.Object(
  {
    blockId: Id<'BlockId'>(),
    receipts: Type.Array(
      Type.Object(
        {
          doorId: Id<'DoorId'>(),
          doorName: Type.String(),
          online: Type.Boolean(),
          lastHeardAtUtc: Type.Integer(),
          confirmedAtUtc: Type.Optional(Type.Integer()),
        },
        Strict,
      ),
    ),
  },
  Strict,
);
export type KioskBlock = Static<typeof KioskBlock>;

/** `entryId` is made by the kiosk: the same entry sent twice is one. */
export const GateEntryBody = Type.Object(
  {
    entryId: Id<'EventId'>(),
    personId: Id<'PersonId'>(),
    direction: Type.Union([Type.Literal('in'), Type.Literal('out')]),
    cause: OneOf(GATE_CAUSES),
    /** The gate's door when left out. */
    doorId: Type.Optional(Id<'DoorId'>()),
  },
  Strict,
);
export type GateEntryBody = Static<typeof GateEntryBody>;

export const VisitBody = Type.Object(
  {
    visitId: Id<'VisitId'>(),
    name: Word(120),
    /** Whom the visitor came to see. */
    host: Type.Optional(Word(120)),
    purpose: Type.Optional(Word(200)),
    /** Kind and end of the number of the document that was shown, where the school asks for it. */
    document: Type.Optional(Word(60)),
    badge: Type.Optional(Word(20)),
    /** Above 1 only where the school allows one entry for a meeting (C-42). */
    count: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    doorId: Type.Optional(Id<'DoorId'>()),
  },
  Strict,
);
export type VisitBody = Static<typeof VisitBody>;

export const LetInBody = Type.Object(
  {
    entryId: Id<'EventId'>(),
    cause: OneOf(LET_IN_CAUSES),
    note: Type.Optional(Word(200)),
    personId: Type.Optional(Id<'PersonId'>()),
  },
  Strict,
);
export type LetInBody = Static<typeof LetInBody>;

/** A door that stands free ends that by itself. An outer one is set free only with a cause, which the log keeps (C-36). */
export const FreeBody = Type.Object(
  {
    minutes: Type.Integer({ minimum: 1, maximum: 60 }),
    cause: Type.Optional(OneOf(FREE_CAUSES)),
  },
  Strict,
);
export type FreeBody = Static<typeof FreeBody>;

/** What could not be checked with the core away. */
export const UNCHECKED = ['core.cards', 'core.releases', 'core.directory_old'] as const;

/** The entry stands in the book; what became of the door after it. */
export const BookReply = Type.Object(
  {
    eventId: Id<'EventId'>(),
    /** `opening`: the door was told. `silent`: it did not answer, open by key; nothing is sent later. `none`: no door to open. */
    door: Type.Union([Type.Literal('opening'), Type.Literal('silent'), Type.Literal('none')]),
    doorName: Type.Optional(Type.String()),
    unchecked: Type.Array(OneOf(UNCHECKED)),
    /** Forgotten cards of the month with this one; the note is due when `noteDue`. */
    forgottenThisMonth: Type.Optional(Type.Integer()),
    noteDue: Type.Boolean(),
    /** The record does not fit the one before it; kept and flagged (DOOR-14). */
    doubtful: Type.Optional(
      Type.Union([Type.Literal('exitMissing'), Type.Literal('entryMissing')]),
    ),
  },
  Strict,
);
export type BookReply = Static<typeof BookReply>;

export const GateEntry = Type.Object(
  {
    entryId: Id<'EventId'>(),
    atUtc: Type.Integer(),
    personId: Id<'PersonId'>(),
    name: Type.String(),
    className: Type.Optional(Type.String()),
    direction: Type.Union([Type.Literal('in'), Type.Literal('out')]),
    /** A cause of the book, or of a door opened once for somebody known. */
    cause: Type.String(),
    /** Who wrote it. */
    operatorName: Type.String(),
    withdrawn: Type.Boolean(),
  },
  Strict,
);
export type GateEntry = Static<typeof GateEntry>;

export const Visit = Type.Object(
  {
    visitId: Id<'VisitId'>(),
    /** Empty after the retention erased it. */
    name: Type.String(),
    host: Type.Optional(Type.String()),
    purpose: Type.Optional(Type.String()),
    document: Type.Optional(Type.String()),
    badge: Type.Optional(Type.String()),
    count: Type.Integer(),
    inAtUtc: Type.Integer(),
    outAtUtc: Type.Optional(Type.Integer()),
    /** Closed at night: nobody saw the visitor leave. */
    notSeenOut: Type.Boolean(),
    operatorName: Type.String(),
  },
  Strict,
);
export type Visit = Static<typeof Visit>;

export const DayQuery = Type.Object({ date: Type.Optional(LocalDate) }, Strict);
export const KioskReason = OneOf(REASON_CODES);
