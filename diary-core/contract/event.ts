import Type, { type Static } from 'typebox';
import { CARD_HASH_LENGTH } from './card-hash-length.ts';
import { Assurance } from './credential.ts';
import { Id } from './ids.ts';
import { OneOf } from './one-of.ts';
import { REASON_CODES, REASONS_SINCE_3, type ReasonCode } from './reasons.ts';

/** Contract version of an event as it is written now. A receiver reads this one and those before it. */
export const EVENT_VERSION = 3;

/**
 * What a receiver reads, newest first. Version 1 knew no books of the gatehouse, version 2 no alarms, PINs and free hours.
 * Agents write the lowest version that can hold what they say, so that a hub of last year takes the taps of a new agent.
 */
export const EVENT_VERSIONS = [3, 2, 1] as const;

/** Longest event on the wire, in bytes of UTF-8 JSON. */
export const EVENT_MAX_BYTES = 4096;

export const EVENT_KINDS = [
  'tap', // what the reader saw, written at the decision
  'passage', // a granted tap whose door opened (`yes`), or may have (`unknown`)
  'tap.unused', // a granted tap whose pulse ended with the door shut (`no`)
  'exit.requested', // exit button
  'door.forced',
  'door.held',
  'door.closed', // after forced or held
  'reader.tamper',
  'reader.offline',
  'reader.online',
  'agent.started', // detail.unclean tells a start after a crash or power cut
  'agent.stopped',
  'spool.lost', // detail.count events could not be written
  'roster.refused', // detail.code tells why
  'roster.stale',
  'mode.changed', // detail.mode, detail.code says why somebody at the kiosk set a door free
  'fire.released',
  'command.refused',
  'clock.stepped', // detail.byMs
  'card.blocked', // kiosk; detail.blockId
  'gate.noted', // kiosk, since 2: somebody without a card let in or out; holderId, direction, detail.code says why
  'gate.withdrawn', // kiosk, since 2: an entry of the book was a mistake; detail.eventId
  'door.let_in', // kiosk, since 2: opened once after a refusal; detail.code says why, holderId if it is known who
  'visit.started', // kiosk, since 2: detail.visitId; the visitor's name lies elsewhere
  'visit.ended', // kiosk, since 2: detail.visitId; detail.code `visit.not_seen_out` when the night closed it
  'alarm.raised', // since 3: detail.code of ALARM_CODES, readerId where one reader is meant
  'alarm.repeated', // since 3: the cause lasts and nobody has answered; detail.code, detail.count from 1
  'alarm.cleared', // since 3: the cause is over; detail.code as it was raised
  'alarm.answered', // kiosk, since 3: somebody has seen the alarms of a door; they are not repeated any more
  'duress', // since 3: opened under threat; silent, never shown at the door; holderId
  'door.freed', // since 3: free hours began, detail.code `first_in` where staff had to come first
  'door.unfreed', // since 3: free hours ended
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

const SINCE_2: readonly EventKind[] = [
  'gate.noted',
  'gate.withdrawn',
  'door.let_in',
  'visit.started',
  'visit.ended',
];

const SINCE_3: readonly EventKind[] = [
  'alarm.raised',
  'alarm.repeated',
  'alarm.cleared',
  'alarm.answered',
  'duress',
  'door.freed',
  'door.unfreed',
];

/**
 * What a door is alarmed by. `door.forced`, `door.held` and `reader.tamper` are raised and cleared by the kinds of these names,
 * and only repeated by `alarm.repeated`; the others have their own pair.
 */
export const ALARM_CODES = [
  'door.forced',
  'door.held',
  'reader.tamper',
  'housing', // the controller's own housing is open
  'mains', // the supply runs on its battery
  'battery', // the battery is low
  'reader.power', // a reader's supply fails
  'relay', // the relay of the lock does not obey, or its device is away
  'guessing', // wrong PINs or unknown cards one after another
  'reader.off', // it was opened and is shut again: off until somebody answers; without readerId: every reader of the door
  'reader.replay', // a card's frame came twice within a second, or at an hour when nobody may enter; lasts until answered
] as const;
export type AlarmCode = (typeof ALARM_CODES)[number];

/** Lowest contract version that can hold a kind and a reason. */
export const versionFor = (
  kind: EventKind,
  reason?: ReasonCode,
): (typeof EVENT_VERSIONS)[number] => {
  if (SINCE_3.includes(kind) || (reason !== undefined && REASONS_SINCE_3.includes(reason)))
    return 3;
  return SINCE_2.includes(kind) ? 2 : 1;
};

/** Why somebody came or went without a card (`detail.code` of `gate.noted`). */
export const GATE_CAUSES = ['card.forgotten', 'card.lost', 'card.damaged', 'card.none'] as const;
export type GateCause = (typeof GATE_CAUSES)[number];

/** Why a door was opened once by hand (`detail.code` of `door.let_in`). */
export const LET_IN_CAUSES = [
  'late',
  'collected',
  'delivery',
  'service',
  'emergency',
  'other',
] as const;
export type LetInCause = (typeof LET_IN_CAUSES)[number];

/** Why a door stands free for a while (`detail.code` of `mode.changed` with mode `free`, always there at an outer door, C-36). */
export const FREE_CAUSES = ['delivery', 'crowd', 'carrying', 'service', 'helping'] as const;
export type FreeCause = (typeof FREE_CAUSES)[number];

export const Direction = Type.Union([
  Type.Literal('in'),
  Type.Literal('out'),
  Type.Literal('unknown'),
]);
export type Direction = Static<typeof Direction>;

export const Opened = Type.Union([
  Type.Literal('yes'),
  Type.Literal('no'),
  Type.Literal('unknown'),
]);
export type Opened = Static<typeof Opened>;

const Detail = Type.Object(
  {
    unclean: Type.Optional(Type.Boolean()),
    count: Type.Optional(Type.Integer({ minimum: 0 })),
    code: Type.Optional(Type.String({ maxLength: 64 })),
    mode: Type.Optional(Type.String({ maxLength: 16 })),
    byMs: Type.Optional(Type.Integer()),
    blockId: Type.Optional(Id<'BlockId'>()),
    visitId: Type.Optional(Id<'VisitId'>()),
    eventId: Type.Optional(Id<'EventId'>()),
    readerId: Type.Optional(Type.String({ maxLength: 32 })),
    note: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
);

/**
 * What happened at a door or at the kiosk. Ids and codes only: no name, no card number.
 *
 * `epoch` is a random id made when a spool file is created; `seq` rises by one per `(sourceId, epoch)`, from 1.
 * `tapId` names the tap that a `passage` or `tap.unused` follows; exactly one follows each granted tap.
 */
export const DoorEvent = Type.Object(
  {
    v: Type.Union([
      Type.Literal(EVENT_VERSIONS[0]),
      Type.Literal(EVENT_VERSIONS[1]),
      Type.Literal(EVENT_VERSIONS[2]),
    ]),
    id: Id<'EventId'>(),
    source: Type.Union([Type.Literal('agent'), Type.Literal('kiosk')]),
    sourceId: Id<'AgentId'>(),
    epoch: Id<'Epoch'>(),
    seq: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
    kind: OneOf(EVENT_KINDS),
    doorId: Type.Optional(Id<'DoorId'>()),
    direction: Type.Optional(Direction),
    reason: Type.Optional(OneOf(REASON_CODES)),
    tapId: Type.Optional(Id<'EventId'>()),
    cardId: Type.Optional(Id<'CardId'>()),
    credentialHash: Type.Optional(
      Type.String({
        pattern: '^[0-9a-f]+$',
        minLength: CARD_HASH_LENGTH,
        maxLength: CARD_HASH_LENGTH,
      }),
    ),
    holderId: Type.Optional(Id<'PersonId'>()),
    assurance: Type.Optional(Assurance),
    opened: Type.Optional(Opened),
    /** Account that acted at the kiosk. */
    actorId: Type.Optional(Id<'AccountId'>()),
    detail: Type.Optional(Detail),
    /** By the school clock, UTC milliseconds. */
    occurredAtUtc: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
    clock: Type.Union([Type.Literal('sure'), Type.Literal('unsure')]),
    rosterVersion: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  },
  { additionalProperties: false },
);
export type DoorEvent = Static<typeof DoorEvent>;

const AT_A_DOOR: readonly string[] = [
  'tap',
  'passage',
  'tap.unused',
  'exit.requested',
  'door.forced',
  'door.held',
  'door.closed',
  ...SINCE_3,
];

/** What an alarm needs: what it is of; only a person answers, only a door raises. */
const alarmFault = (event: DoorEvent): string | undefined => {
  if (event.kind === 'alarm.answered') {
    if (event.source !== 'kiosk') return 'event.source_foreign';
    return event.actorId === undefined ? 'event.actor_missing' : undefined;
  }
  if (event.source !== 'agent') return 'event.source_foreign';
  const needsCode = event.kind.startsWith('alarm.');
  return needsCode && !isOneOf(ALARM_CODES, event.detail?.code) ? 'event.cause_unknown' : undefined;
};

/** What an entry of the gatehouse's books needs: who wrote it, and of whom or what it speaks. */
const bookFault = (event: DoorEvent): string | undefined => {
  if (event.source !== 'kiosk') return 'event.source_foreign';
  if (event.actorId === undefined && event.detail?.code !== 'visit.not_seen_out')
    return 'event.actor_missing';
  switch (event.kind) {
    case 'gate.noted':
      if (event.holderId === undefined) return 'event.holder_missing';
      if (event.direction !== 'in' && event.direction !== 'out') return 'event.direction_missing';
      return isOneOf(GATE_CAUSES, event.detail?.code) ? undefined : 'event.cause_unknown';
    case 'gate.withdrawn':
      return event.detail?.eventId === undefined ? 'event.entry_missing' : undefined;
    case 'door.let_in':
      if (event.doorId === undefined) return 'event.door_missing';
      return isOneOf(LET_IN_CAUSES, event.detail?.code) ? undefined : 'event.cause_unknown';
    default:
      return event.detail?.visitId === undefined ? 'event.visit_missing' : undefined;
  }
};

const isOneOf = (known: readonly string[], code: string | undefined): boolean =>
  code !== undefined && known.includes(code);

/**
 * What the schema cannot say: which fields a kind needs.
 *
 * @returns a code when the event is not whole, `undefined` when it is
 */
export const eventFault = (event: DoorEvent): string | undefined => {
  if (event.v < versionFor(event.kind, event.reason)) return 'event.kind_newer';
  if (AT_A_DOOR.includes(event.kind) && event.doorId === undefined) return 'event.door_missing';
  // Nobody acts in a person's name at a door: a stolen agent must not speak for the caretaker.
  if (event.source === 'agent' && event.actorId !== undefined) return 'event.source_foreign';
  switch (event.kind) {
    case 'tap':
      if (event.reason === undefined) return 'event.reason_missing';
      return event.opened === undefined ? undefined : 'event.tap_tells_opened';
    case 'passage':
      return event.opened === 'yes' || event.opened === 'unknown'
        ? undefined
        : 'event.opened_missing';
    case 'tap.unused':
      if (event.tapId === undefined) return 'event.tap_missing';
      return event.opened === 'no' ? undefined : 'event.opened_missing';
    case 'card.blocked':
      if (!event.cardId || !event.detail?.blockId) return 'event.block_missing';
      return event.source === 'kiosk' ? undefined : 'event.source_foreign';
    default:
      if (SINCE_3.includes(event.kind)) return alarmFault(event);
      return SINCE_2.includes(event.kind) ? bookFault(event) : undefined;
  }
};
