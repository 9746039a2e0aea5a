import Type, { type Static } from 'typebox';
import { CARD_HASH_LENGTH } from './card-hash-length.ts';
import { Assurance } from './credential.ts';
import { Id } from './ids.ts';
import { OneOf } from './one-of.ts';
import { REASON_CODES } from './reasons.ts';

/** Contract version of an event. A receiver reads this one and the one before it. */
export const EVENT_VERSION = 1;

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
  'mode.changed', // detail.mode
  'fire.released',
  'command.refused',
  'clock.stepped', // detail.byMs
  'card.blocked', // kiosk; detail.blockId
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

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
    v: Type.Literal(EVENT_VERSION),
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
];

/**
 * What the schema cannot say: which fields a kind needs.
 *
 * @returns a code when the event is not whole, `undefined` when it is
 */
export const eventFault = (event: DoorEvent): string | undefined => {
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
      return undefined;
  }
};
