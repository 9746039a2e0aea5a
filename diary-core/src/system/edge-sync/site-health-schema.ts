import { Id } from '@furtka/core-contract/ids';
import { AgentReport, MachineReport } from '@furtka/core-contract/sync';
import Type, { type Static } from 'typebox';
import { DoorReply } from '../../presence/devices/api.ts';

const Strict = { additionalProperties: false } as const;
const Instant = Type.Integer();

/** The hub of a site. What it never told is missing. */
const SiteHub = Type.Object(
  {
    hubId: Id<'HubId'>(),
    enrolledAtUtc: Instant,
    /** Heard from within 5 s. */
    online: Type.Boolean(),
    lastHeardAtUtc: Type.Optional(Instant),
    eventsWaiting: Type.Optional(Type.Integer()),
    rosterVersion: Type.Optional(Type.Integer()),
    denyVersion: Type.Optional(Type.Integer()),
    modeVersion: Type.Optional(Type.Integer()),
    /** Its machine: temperature, disk, database. */
    machine: Type.Optional(MachineReport),
    /** Whether rows of its log are missing. */
    hasGap: Type.Boolean(),
  },
  Strict,
);

const SiteDoor = Type.Object(
  {
    ...DoorReply.properties,
    online: Type.Boolean(),
    lastHeardAtUtc: Type.Optional(Instant),
    /** Whether it has not confirmed every block in force. */
    isUnconfirmed: Type.Boolean(),
  },
  Strict,
);

/**
 * A site at a glance: its hub, the boxes at its doors and the doors. Times: system clock of the core, UTC ms. `rosterVersion` is the
 * newest that the core made; versions are the times at which they were made.
 */
export const SiteHealth = Type.Object(
  {
    siteId: Id<'SiteId'>(),
    name: Type.String(),
    zone: Type.String(),
    /** When this was looked at. */
    atUtc: Instant,
    rosterVersion: Type.Optional(Type.Integer()),
    hub: Type.Optional(SiteHub),
    /** Set while there is no hub: when the last one was struck out. */
    hubRevokedAtUtc: Type.Optional(Instant),
    /** Events put aside. */
    quarantined: Type.Integer(),
    agents: Type.Array(AgentReport),
    doors: Type.Array(SiteDoor),
  },
  Strict,
);
export type SiteHealth = Static<typeof SiteHealth>;
