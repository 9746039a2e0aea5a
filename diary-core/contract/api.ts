import Type, { type Static } from 'typebox';
import { Direction, GATE_CAUSES, LET_IN_CAUSES, Opened } from './event.ts';
import { Id } from './ids.ts';
import { OneOf } from './one-of.ts';
import { ROLES } from './roles.ts';
import { LocalDate } from './roster.ts';

/**
 * The fixed part of the HTTP API, on which other programs rely. Lists are `{ items, next? }`, errors `ErrorBody`, the session is
 * a cookie, and the token of `SessionReply` goes back as `x-csrf-token` with everything that changes something.
 */
const Strict = { additionalProperties: false } as const;

export const CSRF_HEADER = 'x-csrf-token';
export const SCHOOL_HEADER = 'x-furtka-school';
/** `none` beside an answer that did not move the end of the idle time: what a page asks by itself, again and again. */
export const ACTIVITY_HEADER = 'x-furtka-activity';

/** `{ items, next? }`; `next` goes back as query `after`. */
export const List = <T extends Type.TSchema>(item: T) =>
  Type.Object({ items: Type.Array(item), next: Type.Optional(Type.String()) }, Strict);

export const Membership = Type.Object(
  {
    schoolId: Id<'SchoolId'>(),
    schoolName: Type.String(),
    role: OneOf(ROLES),
    personId: Type.Optional(Id<'PersonId'>()),
    /** Keys of the rights that were given here besides the role's own. */
    rights: Type.Optional(Type.Array(Type.String())),
    /** IANA zone of the school; `Europe/Warsaw` when missing. */
    zone: Type.Optional(Type.String({ maxLength: 64 })),
  },
  Strict,
);
export type Membership = Static<typeof Membership>;

export const SessionRequest = Type.Object(
  {
    login: Type.String({ minLength: 1, maxLength: 120 }),
    password: Type.String({ minLength: 1, maxLength: 200 }),
    /** Nobody else uses this device: it locks instead of signing out, where the school lets it (C-41). */
    ownDevice: Type.Optional(Type.Boolean()),
  },
  Strict,
);

/** Answer to POST and GET of `/api/v1/session`. `mustChangePassword`: nothing else works before (ACCT-13). */
export const SessionReply = Type.Object(
  {
    csrfToken: Type.String(),
    memberships: Type.Array(Membership),
    accountId: Type.Optional(Id<'AccountId'>()),
    name: Type.Optional(Type.String()),
    login: Type.Optional(Type.String()),
    mustChangePassword: Type.Optional(Type.Boolean()),
    /** A second factor must be set up before anything else works. */
    mustEnrolFactor: Type.Optional(Type.Boolean()),
    /** From when on the school asks this account for a second factor, while it has none; system time, UTC ms. */
    factorAskedFromUtc: Type.Optional(Type.Integer()),
    /** The session locks where another would end (C-41). */
    ownDevice: Type.Optional(Type.Boolean()),
    /** It must be changed because it is old (ACCT-08), not because it was generated. */
    isPasswordTooOld: Type.Optional(Type.Boolean()),
    /** Version of the notice of monitoring that this person has not acknowledged yet (ACCT-53). */
    noticeToAcknowledge: Type.Optional(Type.Integer({ minimum: 1 })),
    /** System time, UTC ms; absent when there was none before this one (ACCT-14, 15). */
    lastGoodLoginAtUtc: Type.Optional(Type.Integer()),
    lastFailedLoginAtUtc: Type.Optional(Type.Integer()),
    idleEndsAtUtc: Type.Optional(Type.Integer()),
    /** School clock now, so that a page can show the school's time. */
    schoolNowUtc: Type.Optional(Type.Integer()),
    /** Where the live stream begins, as `Last-Event-ID`: whatever is read after this answer is at least so new. */
    liveFrom: Type.Optional(Type.String()),
  },
  Strict,
);
export type SessionReply = Static<typeof SessionReply>;

export const Child = Type.Object(
  {
    studentId: Id<'StudentId'>(),
    schoolId: Id<'SchoolId'>(),
    firstName: Type.String(),
    lastName: Type.String(),
    className: Type.String(),
  },
  Strict,
);
export type Child = Static<typeof Child>;

/**
 * A pass through a door as the guardian sees it. `eventId` is the id of the tap where there was one. `opened: no` is a tap that
 * nobody was seen to walk through; `unknown` is shown as "card accepted". `late`: reached the core long after it happened.
 */
export const Passage = Type.Object(
  {
    eventId: Id<'EventId'>(),
    doorName: Type.String(),
    direction: Direction,
    occurredAtUtc: Type.Integer(),
    opened: Opened,
    late: Type.Boolean(),
    /** Only of an entry that the gatehouse wrote: why there was no card, or why the door was opened by hand. */
    cause: Type.Optional(OneOf([...GATE_CAUSES, ...LET_IN_CAUSES])),
  },
  Strict,
);
export type Passage = Static<typeof Passage>;

/** School dates, both included. */
export const PassageQuery = Type.Object(
  { from: Type.Optional(LocalDate), to: Type.Optional(LocalDate) },
  Strict,
);

/** ordered → received → active ⇄ blocked; active or blocked → cancelled; any → deactivated, final (CARD-46). */
export const CARD_STATES = [
  'ordered',
  'received',
  'active',
  'blocked',
  'cancelled',
  'deactivated',
] as const;
export type CardState = (typeof CARD_STATES)[number];

export const Card = Type.Object(
  {
    cardId: Id<'CardId'>(),
    holderId: Type.Union([Id<'PersonId'>(), Type.Null()]),
    holderName: Type.String(),
    /** Of a student who is in a class today; lists only. */
    className: Type.Optional(Type.String()),
    state: OneOf(CARD_STATES),
  },
  Strict,
);
export type Card = Static<typeof Card>;

/** Text of 1-200 characters. */
export const ReasonBody = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }) },
  Strict,
);

export const DoorReceipt = Type.Object(
  { doorId: Id<'DoorId'>(), confirmedAtUtc: Type.Optional(Type.Integer()) },
  Strict,
);
export const BlockReply = Type.Object(
  { blockId: Id<'BlockId'>(), receipts: Type.Array(DoorReceipt) },
  Strict,
);
export type BlockReply = Static<typeof BlockReply>;

/**
 * `GET /api/v1/live`: server-sent events. `id:` is `schoolId:version[,schoolId:version…]`, sent back as `Last-Event-ID`.
 * `event: passage` carries a `Passage` and the `studentId` it belongs to; `event: passageWithdrawn` takes one back that the
 * gatehouse wrote by mistake: who holds it drops it; `event: card` a `Card`, and its door receipts while a
 * block is on its way; `event: heartbeat` every 15 s carries `{}` and the place.
 */
export const LIVE_EVENTS = ['passage', 'passageWithdrawn', 'card', 'heartbeat'] as const;

export const LivePassage = Type.Object(
  { ...Passage.properties, studentId: Id<'StudentId'>() },
  Strict,
);
export type LivePassage = Static<typeof LivePassage>;

export const LivePassageWithdrawn = Type.Object(
  { eventId: Id<'EventId'>(), studentId: Id<'StudentId'>() },
  Strict,
);
export type LivePassageWithdrawn = Static<typeof LivePassageWithdrawn>;

export const LiveCard = Type.Object(
  { ...Card.properties, block: Type.Optional(BlockReply) },
  Strict,
);
export type LiveCard = Static<typeof LiveCard>;
