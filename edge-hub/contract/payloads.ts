import { ALARM_CODES, DoorEvent } from '@furtka/core-contract/event';
import { Id, STORABLE_PATTERN } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import { Block } from '@furtka/core-contract/sync';
import Type, { type Static } from 'typebox';
import type { TopicName } from './topics.ts';

const Strict = { additionalProperties: false } as const;

/** Committed or quarantined: only now may the agent forget. An empty list is a heartbeat. */
export const ReceiptPayload = Type.Object(
  {
    v: Type.Literal(1),
    receipts: Type.Array(
      Type.Object(
        {
          epoch: Id<'Epoch'>(),
          seq: Type.Integer({ minimum: 1 }),
          outcome: Type.Union([
            Type.Literal('stored'),
            Type.Literal('duplicate'),
            Type.Literal('quarantined'),
          ]),
        },
        Strict,
      ),
      { maxItems: 1000 },
    ),
    /** The hub's system time; an agent within 2 s of it may call its own clock sure. */
    hubTimeUtc: Type.Integer({ minimum: 0 }),
  },
  Strict,
);
export type ReceiptPayload = Static<typeof ReceiptPayload>;

/**
 * Body of the signed `deny` text. `version` rises by one with each change. An entry leaves the hub's list only when a roster
 * names its `blockId` under `settledBlocks`, and an agent's memory only when the roster *that agent applied* does.
 */
export const DenyBody = Type.Object(
  {
    v: Type.Literal(1),
    siteId: Id<'SiteId'>(),
    version: Type.Integer({ minimum: 0 }),
    entries: Type.Array(Block, { maxItems: 20000 }),
  },
  Strict,
);
export type DenyBody = Static<typeof DenyBody>;

export const DoorMode = Type.Union([
  Type.Literal('normal'),
  Type.Literal('lockdown'),
  Type.Literal('drill'),
  Type.Literal('free'),
]);
export type DoorMode = Static<typeof DoorMode>;

/** Body of the signed `mode` text. A lockdown ends by a later version or at `untilUtc` (system clock). */
export const ModeBody = Type.Object(
  {
    v: Type.Literal(1),
    siteId: Id<'SiteId'>(),
    version: Type.Integer({ minimum: 0 }),
    doors: Type.Array(
      Type.Object(
        {
          doorId: Id<'DoorId'>(),
          version: Type.Integer({ minimum: 0 }),
          mode: DoorMode,
          untilUtc: Type.Optional(Type.Integer({ minimum: 0 })),
        },
        Strict,
      ),
      { maxItems: 64 },
    ),
  },
  Strict,
);
export type ModeBody = Static<typeof ModeBody>;

/**
 * Body of the signed `command` text. `nonce` is the one of the agent's last heartbeat: good once, for 5 s of the agent's
 * monotonic clock.
 */
export const CommandBody = Type.Object(
  {
    v: Type.Literal(1),
    commandId: Id<'CommandId'>(),
    agentId: Id<'AgentId'>(),
    doorId: Id<'DoorId'>(),
    kind: Type.Union([
      Type.Literal('open'),
      Type.Literal('identify'),
      Type.Literal('answerAlarms'),
    ]),
    nonce: Type.String({ minLength: 22, maxLength: 22 }),
  },
  Strict,
);
export type CommandBody = Static<typeof CommandBody>;
export const COMMAND_LIFE_MS = 5000;

/** What an agent says about itself: heartbeat, receipts for roster, deny and mode, health. */
export const StatePayload = Type.Object(
  {
    v: Type.Literal(1),
    agentId: Id<'AgentId'>(),
    online: Type.Boolean(),
    /** 16 fresh random bytes, base64url; the next command must carry it. */
    nonce: Type.String({ maxLength: 22 }),
    rosterVersion: Type.Integer({ minimum: 0 }),
    denyVersion: Type.Integer({ minimum: 0 }),
    modeVersion: Type.Integer({ minimum: 0 }),
    spoolDepth: Type.Integer({ minimum: 0 }),
    lostCount: Type.Integer({ minimum: 0 }),
    clock: Type.Union([Type.Literal('sure'), Type.Literal('unsure')]),
    readers: Type.Array(
      Type.Object(
        {
          readerId: Type.String({ maxLength: 32, pattern: STORABLE_PATTERN }),
          doorId: Id<'DoorId'>(),
          online: Type.Boolean(),
          /** System time of the last good read, 0 = none since start. */
          lastReadAtUtc: Type.Integer({ minimum: 0 }),
          /** Damaged frames since the box started; absent where its driver cannot count them, and from an agent that does not tell. */
          badFrames: Type.Optional(Type.Integer({ minimum: 0 })),
        },
        Strict,
      ),
      { maxItems: 64 },
    ),
    doors: Type.Array(
      Type.Object(
        {
          doorId: Id<'DoorId'>(),
          state: Type.Union([
            Type.Literal('locked'),
            Type.Literal('unlocked'),
            /** Shut, and its fire input has released its lock; from an agent that tells it. */
            Type.Literal('released'),
            Type.Literal('open'),
            Type.Literal('heldOpen'),
            Type.Literal('forced'),
          ]),
          mode: DoorMode,
          /** Its fire input is active; absent from an agent that does not tell. */
          fire: Type.Optional(Type.Boolean()),
          /** Its free hours run; absent: they do not. */
          freeHours: Type.Optional(Type.Boolean()),
          /** Alarms that last, and whether one of them is still to be answered; absent: none. */
          alarms: Type.Optional(Type.Array(OneOf(ALARM_CODES), { maxItems: 16 })),
          unanswered: Type.Optional(Type.Boolean()),
        },
        Strict,
      ),
      { maxItems: 64 },
    ),
    /** Of its machine, tenths of a degree Celsius; absent where it is not measured. */
    temperatureDeciC: Type.Optional(Type.Integer({ minimum: -1000, maximum: 2000 })),
    /** Used share of the disk of its data, thousandths, and whether it takes no writing; absent: not measured, or it does. */
    diskPermille: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
    diskReadOnly: Type.Optional(Type.Literal(true)),
    versions: Type.Array(Type.Integer(), { maxItems: 8 }),
  },
  Strict,
);
export type StatePayload = Static<typeof StatePayload>;

/** Payload by topic. `roster`, `deny`, `mode` and `command` are signed texts (`@furtka/core-contract/signed`). */
export interface PayloadByTopic extends Record<TopicName, unknown> {
  event: DoorEvent;
  receipt: ReceiptPayload;
  roster: string;
  deny: string;
  mode: string;
  state: StatePayload;
  command: string;
}
export const EventPayload = DoorEvent;
