import type { DoorEvent } from '@furtka/core-contract/event';
import type { EventId } from '@furtka/core-contract/ids';
import type {
  AgentReport,
  BatchRow,
  EventBatch,
  HubEnrolReply,
  SiteState,
} from '@furtka/core-contract/sync';
import type { Feature } from '../kernel/feature.ts';
import type { Caller } from '../kernel/testing/caller.ts';
import type { TestKit } from '../kernel/testing/kit.ts';
import { accounts } from '../people/accounts/feature.ts';
import { makeSchool, presenceFeatures, type TestSchool } from '../presence/test-world.ts';
import { options } from '../school/options/feature.ts';
import { locks } from '../teaching/locks/feature.ts';
import { timetable } from '../teaching/timetable/feature.ts';
import { auditTrail } from './audit-trail/feature.ts';
import { edgeSync } from './edge-sync/feature.ts';

// Tests sign in by the kit, not by passwords.
const { authenticators: _sessions, ...accountsWithoutSessions } = accounts;

/** Features that the tests of system need, in order. */
export const systemFeatures: readonly Feature[] = [
  ...presenceFeatures,
  accountsWithoutSessions,
  options,
  locks,
  timetable,
  edgeSync,
  auditTrail,
];

/** A school with a hub enrolled at its first site. */
export interface TestSite extends TestSchool {
  readonly hub: HubEnrolReply;
  /** The hub's bridge. */
  readonly bridge: Caller;
  readonly admin: Caller;
  readonly office: Caller;
}

const HUB_KEY = { keyId: 'hub-1', publicKey: 'A'.repeat(43) };

/** Enrols a hub at the first site of a school. */
export const enrolHub = async (kit: TestKit, school: TestSchool): Promise<HubEnrolReply> => {
  const admin = kit.signIn([{ schoolId: school.schoolId, role: 'admin' }]);
  const made = await admin.send('POST', `/api/v1/sites/${school.siteId}/hub-codes`);
  const { code } = made.json();
  const request = { code, hubKey: HUB_KEY, versions: [1] };
  return (await kit.anonymous.send('POST', '/api/v1/hub/enrol', request)).json();
};

export const makeSite = async (kit: TestKit, schoolId = kit.schoolA): Promise<TestSite> => {
  const school = await makeSchool(kit, schoolId);
  const hub = await enrolHub(kit, school);
  return {
    ...school,
    hub,
    bridge: kit.anonymous.with({ authorization: `Bearer ${hub.credential}` }),
    admin: kit.signIn([{ schoolId, role: 'admin' }]),
    office: kit.signIn([{ schoolId, role: 'secretariat' }]),
  };
};

const LOG = '0198d000-0000-7000-8000-00000000106a' as EventBatch['logId'];
export const OTHER_LOG = '0198d000-0000-7000-8000-00000000106b' as EventBatch['logId'];

/** Hash of a row as a hub would have it: any 64 hexadecimal signs will do for the core. */
export const hashAt = (position: number): string => position.toString(16).padStart(64, '0');

/** Rows of a log from a position on; what is no text is written as JSON. */
export const rowsFrom = (kit: TestKit, first: number, payloads: readonly unknown[]): BatchRow[] =>
  payloads.map((payload, index) => ({
    position: first + index,
    hash: hashAt(first + index),
    receivedAtUtc: kit.clock.nowMs(),
    receivedAtSchoolUtc: kit.clock.nowMs(),
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  }));

export const batchOf = (rows: readonly BatchRow[], over: Partial<EventBatch> = {}): EventBatch => ({
  v: 1,
  logId: LOG,
  rows: [...rows],
  ...over,
});

/** A tap at the main door of the site, by nobody in particular. */
export const tapAt = (
  kit: TestKit,
  site: TestSchool,
  over: Partial<DoorEvent> = {},
): DoorEvent => ({
  v: 1,
  id: kit.newId<EventId & string>() as EventId,
  source: 'agent',
  sourceId: '0198d000-0000-7000-8000-0000000000a0' as DoorEvent['sourceId'],
  epoch: '0198d000-0000-7000-8000-0000000000e0' as DoorEvent['epoch'],
  seq: 1,
  kind: 'tap',
  doorId: site.mainDoorId,
  direction: 'in',
  reason: 'denied.unknown',
  occurredAtUtc: kit.clock.nowMs(),
  clock: 'sure',
  rosterVersion: 1,
  ...over,
});

export const agentOf = (
  kit: TestKit,
  site: TestSchool,
  over: Partial<AgentReport> = {},
): AgentReport => ({
  agentId: '0198d000-0000-7000-8000-0000000000a0' as AgentReport['agentId'],
  doorIds: [site.mainDoorId],
  online: true,
  lastHeardAtUtc: kit.clock.nowMs(),
  rosterVersion: 0,
  denyVersion: 0,
  modeVersion: 0,
  spoolDepth: 0,
  lostCount: 0,
  clock: 'sure',
  readers: [],
  ...over,
});

export const stateOf = (kit: TestKit, over: Partial<SiteState> = {}): SiteState => ({
  v: 1,
  atUtc: kit.clock.nowMs(),
  rosterVersion: 0,
  denyVersion: 0,
  modeVersion: 0,
  blocks: [],
  eventsWaiting: 0,
  quarantined: 0,
  agents: [],
  ...over,
});
