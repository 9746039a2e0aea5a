import { Id } from '@furtka/core-contract/ids';
import { BatchRow, Block, Cursor, HubEnrolReply, SiteState } from '@furtka/core-contract/sync';
import Type, { type Static } from 'typebox';
import { CommandBody, DoorMode } from './payloads.ts';

/**
 * The hub's local API, on a Unix socket of mode 0600; the kiosk port serves none of it. Plain HTTP with JSON bodies, errors
 * `{ code, details }`. Used by the bridge, by `furtka` on the same box, and by the demo.
 *
 *     GET  /local/v1/identity               LocalIdentity
 *     GET  /local/v1/events?logId&position&hash&waitMs   LocalEvents; 409 `hub.cursor_unknown` after minting a new logId
 *     POST /local/v1/acknowledged           { cursor }   the core has stored everything up to here
 *     GET  /local/v1/state?waitMs&since     { version, state }  answers at once when `version` differs from `since`
 *     PUT  /local/v1/roster                 text/plain, signed; 204, 409 `roster.older`, 422 `roster.refused`
 *     PUT  /local/v1/directory              Directory; 204
 *     POST /local/v1/blocks                 { block }; 204, idempotent
 *     POST /local/v1/revoked                {}; the hub erases its directory and says so on the kiosk
 *     PUT  /local/v1/core-link              { connected, sinceUtc }; for the kiosk's line
 *     POST /local/v1/enrolled               HubEnrolReply with core's address; stores identity (once, or the same again)
 *     POST /local/v1/agents                 { name, doorIds } → { agentId, code }   one-time code for an agent
 *     POST /local/v1/agents/{agentId}/code  {} → { agentId, code }   re-enrolment keeps the agent id
 *     DELETE /local/v1/agents/{agentId}     struck out; its session is dropped at once
 *     PUT  /local/v1/mode                   { doorIds, mode, untilUtc? }
 *     POST /local/v1/commands               { doorId, kind } → { commandId } ; 409 `hub.door_offline`
 *     GET  /local/v1/verify                 LocalVerify: is every kept row of the log as it was written
 *     GET  /local/v1/health                 the same as `/health` of the kiosk port, also before enrolment
 *
 * `logId`, `position` and `hash` of `events` are given together; without them it reads from the oldest row. `waitMs` ≤ 25000.
 * Before enrolment everything that needs a site answers 409 `hub.not_enrolled`.
 */
const Strict = { additionalProperties: false } as const;

export const LocalIdentity = Type.Object(
  {
    enrolled: Type.Boolean(),
    hubId: Type.Optional(Id<'HubId'>()),
    schoolId: Type.Optional(Id<'SchoolId'>()),
    siteId: Type.Optional(Id<'SiteId'>()),
    hubKey: Type.Object({ keyId: Type.String(), publicKey: Type.String() }, Strict),
    head: Cursor,
    rosterVersion: Type.Integer({ minimum: 0 }),
    directoryVersion: Type.Integer({ minimum: 0 }),
    versions: Type.Array(Type.Integer()),
  },
  Strict,
);
export type LocalIdentity = Static<typeof LocalIdentity>;

export const LocalEvents = Type.Object(
  {
    logId: Id<'LogId'>(),
    rows: Type.Array(BatchRow),
    head: Cursor,
    gapBefore: Type.Optional(Type.Boolean()),
  },
  Strict,
);
export type LocalEvents = Static<typeof LocalEvents>;

export const Acknowledged = Type.Object({ cursor: Cursor }, Strict);
export const LocalState = Type.Object(
  { version: Type.Integer({ minimum: 0 }), state: SiteState },
  Strict,
);
export type LocalState = Static<typeof LocalState>;
export const BlockRequest = Type.Object({ block: Block }, Strict);
export const CoreLink = Type.Object(
  { connected: Type.Boolean(), sinceUtc: Type.Integer() },
  Strict,
);
export const Enrolled = Type.Object(
  { ...HubEnrolReply.properties, coreUrl: Type.String() },
  Strict,
);
export type Enrolled = Static<typeof Enrolled>;
export const AgentRequest = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 80 }),
    doorIds: Type.Array(Id<'DoorId'>(), { minItems: 1, maxItems: 16 }),
  },
  Strict,
);
export const AgentCode = Type.Object({ agentId: Id<'AgentId'>(), code: Type.String() }, Strict);
export type AgentCode = Static<typeof AgentCode>;

export const ModeRequest = Type.Object(
  {
    doorIds: Type.Array(Id<'DoorId'>(), { minItems: 1, maxItems: 64 }),
    mode: DoorMode,
    /** System clock; the mode goes back to normal then. */
    untilUtc: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  Strict,
);
export type ModeRequest = Static<typeof ModeRequest>;

export const CommandRequest = Type.Object(
  { doorId: Id<'DoorId'>(), kind: CommandBody.properties.kind },
  Strict,
);
export type CommandRequest = Static<typeof CommandRequest>;

export const LocalVerify = Type.Object(
  {
    rows: Type.Integer({ minimum: 0 }),
    /** Rows whose content the retention cleared; their digest is still part of the chain. */
    erasedByRule: Type.Integer({ minimum: 0 }),
    /** Position of the first row that is not as it was written; absent when all are. */
    brokenAt: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  Strict,
);
export type LocalVerify = Static<typeof LocalVerify>;
