import Type, { type Static } from 'typebox';
import { Id, STORABLE_PATTERN } from './ids.ts';

/**
 * Hub ↔ core, over HTTPS by the bridge. The hub's credential goes as `authorization: Bearer <credential>`; school and site
 * come from that credential, never from a body.
 *
 *     POST /api/v1/hub/enrol      HubEnrolRequest  → HubEnrolReply      one-time code, no credential yet
 *     POST /api/v1/hub/events     EventBatch       → BatchReply
 *     POST /api/v1/hub/state      SiteState        → { }                every 2 s, and at once when a version was applied
 *     GET  /api/v1/hub/changes    text/event-stream of `Change`         heartbeat every 2 s
 *     GET  /api/v1/hub/roster     text/plain, the signed roster         ETag = version
 *     GET  /api/v1/hub/directory  Directory
 */
const Strict = { additionalProperties: false } as const;

/** Contract versions that this side reads, newest first: `v` and `v − 1`. */
export const SYNC_VERSIONS: readonly number[] = [1];

/** Place in a hub's event log. `hash` is the chain hash of the row at `position`; position 0 has hash of 64 zeros. */
export const Cursor = Type.Object(
  {
    logId: Id<'LogId'>(),
    position: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
    hash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  },
  Strict,
);
export type Cursor = Static<typeof Cursor>;

export const BATCH_MAX_EVENTS = 500;

/** One row of the hub's log as it goes up. `payload` is the event's JSON exactly as the hub received it. */
export const BatchRow = Type.Object(
  {
    position: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
    hash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    /** When the hub committed it: by the system clock and by the school clock. */
    receivedAtUtc: Type.Integer({ minimum: 0 }),
    receivedAtSchoolUtc: Type.Integer({ minimum: 0 }),
    /** Set when the hub itself could not read the event. */
    hubCode: Type.Optional(Type.String({ maxLength: 64 })),
    payload: Type.String({ maxLength: 16384 }),
  },
  Strict,
);
export type BatchRow = Static<typeof BatchRow>;

export const EventBatch = Type.Object(
  {
    v: Type.Literal(1),
    logId: Id<'LogId'>(),
    /** In order of position, without holes. */
    rows: Type.Array(BatchRow, { minItems: 1, maxItems: BATCH_MAX_EVENTS }),
    /** The hub lost its place and is read again from its oldest row: what lies between is a gap that the core reports. */
    gapBefore: Type.Optional(Type.Boolean()),
  },
  Strict,
);
export type EventBatch = Static<typeof EventBatch>;

/** What became of one row. A quarantined row is kept with its bytes, counted, shown, and replayed after an upgrade. */
export const Verdict = Type.Object(
  {
    position: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
    outcome: Type.Union([
      Type.Literal('stored'),
      Type.Literal('duplicate'),
      Type.Literal('quarantined'),
    ]),
    code: Type.Optional(Type.String({ maxLength: 64 })),
  },
  Strict,
);
export type Verdict = Static<typeof Verdict>;

/** `cursor` was stored in the transaction that stored the rows. */
export const BatchReply = Type.Object({ verdicts: Type.Array(Verdict), cursor: Cursor }, Strict);
export type BatchReply = Static<typeof BatchReply>;

const VerifyKeySchema = Type.Object({ keyId: Type.String(), publicKey: Type.String() }, Strict);
const CardKeySchema = Type.Object({ keyId: Type.String(), key: Type.String() }, Strict);

export const HubEnrolRequest = Type.Object(
  {
    code: Type.String({ minLength: 8, maxLength: 64 }),
    /** Ed25519 key with which the hub signs deny, mode and commands. */
    hubKey: VerifyKeySchema,
    versions: Type.Array(Type.Integer(), { maxItems: 8 }),
  },
  Strict,
);
export type HubEnrolRequest = Static<typeof HubEnrolRequest>;

export const HubEnrolReply = Type.Object(
  {
    hubId: Id<'HubId'>(),
    schoolId: Id<'SchoolId'>(),
    siteId: Id<'SiteId'>(),
    siteName: Type.String(),
    zone: Type.String(),
    /** Bearer secret, 256 bits base64url; kept by the hub in a file of mode 0600; the core keeps its SHA-256. */
    credential: Type.String(),
    rosterKeys: Type.Array(VerifyKeySchema),
    cardKeys: Type.Array(CardKeySchema),
  },
  Strict,
);
export type HubEnrolReply = Static<typeof HubEnrolReply>;

/** A card blocked in the core, or at the kiosk. */
export const Block = Type.Object(
  { blockId: Id<'BlockId'>(), cardId: Id<'CardId'>(), atUtc: Type.Integer({ minimum: 0 }) },
  Strict,
);
export type Block = Static<typeof Block>;

/**
 * Down the change stream, one server-sent event each, `event:` = `kind`. After a connect: `hello`, then every block that no
 * roster of this site has settled, then `roster` and `directory` with the newest versions, then what happens. All of it may be
 * repeated; the hub takes each once.
 */
export const Change = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('hello'),
      cursor: Type.Optional(Cursor),
      versions: Type.Array(Type.Integer()),
      nowUtc: Type.Integer(),
    },
    Strict,
  ),
  Type.Object({ kind: Type.Literal('block'), block: Block }, Strict),
  Type.Object({ kind: Type.Literal('roster'), version: Type.Integer() }, Strict),
  Type.Object({ kind: Type.Literal('directory'), version: Type.Integer() }, Strict),
  Type.Object({ kind: Type.Literal('revoked') }, Strict),
  Type.Object({ kind: Type.Literal('heartbeat'), nowUtc: Type.Integer() }, Strict),
]);
export type Change = Static<typeof Change>;

/** One agent as the hub sees it now. Versions are those the agent says it applied. */
export const AgentReport = Type.Object(
  {
    agentId: Id<'AgentId'>(),
    /** What the installer called the box. */
    name: Type.Optional(Type.String({ maxLength: 80, pattern: STORABLE_PATTERN })),
    doorIds: Type.Array(Id<'DoorId'>(), { maxItems: 64 }),
    /** Heard from within 5 s. */
    online: Type.Boolean(),
    lastHeardAtUtc: Type.Integer({ minimum: 0 }),
    rosterVersion: Type.Integer({ minimum: 0 }),
    denyVersion: Type.Integer({ minimum: 0 }),
    modeVersion: Type.Integer({ minimum: 0 }),
    spoolDepth: Type.Integer({ minimum: 0 }),
    lostCount: Type.Integer({ minimum: 0 }),
    clock: Type.Union([Type.Literal('sure'), Type.Literal('unsure')]),
    /** When its newest certificate ends, by the hub's table. */
    certificateEndsAtUtc: Type.Optional(Type.Integer({ minimum: 0 })),
    readers: Type.Array(
      Type.Object(
        {
          readerId: Type.String({ maxLength: 32, pattern: STORABLE_PATTERN }),
          online: Type.Boolean(),
          /** Its last good read, 0: none since the box started. Absent from a hub that does not tell. */
          lastReadAtUtc: Type.Optional(Type.Integer({ minimum: 0 })),
          /** Damaged frames since the box started. Absent where they are not counted. */
          badFrames: Type.Optional(Type.Integer({ minimum: 0 })),
        },
        Strict,
      ),
      { maxItems: 64 },
    ),
    /** Of the box, tenths of a degree Celsius. Absent where it is not measured. */
    temperatureDeciC: Type.Optional(Type.Integer({ minimum: -1000, maximum: 2000 })),
    /** Used share of the disk of the box's data, thousandths, and whether it takes no writing; absent: not measured, or it does. */
    diskPermille: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
    diskReadOnly: Type.Optional(Type.Literal(true)),
    /** Doors whose lock does not obey; absent: none. */
    relaysFailing: Type.Optional(Type.Array(Id<'DoorId'>(), { maxItems: 64 })),
  },
  Strict,
);
export type AgentReport = Static<typeof AgentReport>;

const Permille = Type.Integer({ minimum: 0, maximum: 1000 });

/** The hub's own machine. Each is absent where it cannot be measured, all from a hub that does not tell. */
export const MachineReport = Type.Object(
  {
    /** Tenths of a degree Celsius. */
    temperatureDeciC: Type.Optional(Type.Integer({ minimum: -1000, maximum: 2000 })),
    /** Used share of the disk of its data. */
    diskPermille: Type.Optional(Permille),
    /** Used share of the cap of its database. */
    databasePermille: Type.Optional(Permille),
  },
  Strict,
);
export type MachineReport = Static<typeof MachineReport>;

/** The site as it is now; not an event, only the latest counts. The core draws the receipts per door from it. */
export const SiteState = Type.Object(
  {
    v: Type.Literal(1),
    atUtc: Type.Integer({ minimum: 0 }),
    rosterVersion: Type.Integer({ minimum: 0 }),
    denyVersion: Type.Integer({ minimum: 0 }),
    modeVersion: Type.Integer({ minimum: 0 }),
    /** Unsettled blocks, and the deny version that first held each. */
    blocks: Type.Array(
      Type.Object({ blockId: Id<'BlockId'>(), denyVersion: Type.Integer() }, Strict),
      { maxItems: 20000 },
    ),
    eventsWaiting: Type.Integer({ minimum: 0 }),
    quarantined: Type.Integer({ minimum: 0 }),
    agents: Type.Array(AgentReport, { maxItems: 200 }),
    machine: Type.Optional(MachineReport),
  },
  Strict,
);
export type SiteState = Static<typeof SiteState>;
