import type { BlockId, DoorId } from '@furtka/core-contract/ids';
import type { AgentReport, SiteState } from '@furtka/core-contract/sync';
import t from 'tap';
import { confirmedDoors } from './receipts.ts';

const BLOCK = 'b' as BlockId;
const door = (name: string) => name as DoorId;

const agent = (over: Partial<AgentReport>): AgentReport => ({
  agentId: 'a' as AgentReport['agentId'],
  doorIds: [door('main')],
  online: true,
  lastHeardAtUtc: 1,
  rosterVersion: 10,
  denyVersion: 4,
  modeVersion: 0,
  spoolDepth: 0,
  lostCount: 0,
  clock: 'sure',
  readers: [],
  ...over,
});

const site = (agents: AgentReport[], denyVersion?: number): SiteState => ({
  v: 1,
  atUtc: 1,
  rosterVersion: 10,
  denyVersion: 5,
  modeVersion: 0,
  blocks: denyVersion === undefined ? [] : [{ blockId: BLOCK, denyVersion }],
  eventsWaiting: 0,
  quarantined: 0,
  agents,
});

const block = (settledByRoster?: number) => ({ blockId: BLOCK, settledByRoster });

t.test('a door confirms by its deny list or by its roster', async (t) => {
  t.same(confirmedDoors(block(), site([agent({ denyVersion: 4 })], 5)), []);
  t.same(confirmedDoors(block(), site([agent({ denyVersion: 5 })], 5)), ['main']);
  t.same(confirmedDoors(block(), site([agent({ denyVersion: 9 })])), [], 'the hub has it not yet');
  t.same(confirmedDoors(block(11), site([agent({ rosterVersion: 10 })])), []);
  t.same(confirmedDoors(block(10), site([agent({ rosterVersion: 10 })])), ['main']);
});

t.test('an offline agent counts with what it had applied', async (t) => {
  t.same(confirmedDoors(block(), site([agent({ online: false, denyVersion: 5 })], 5)), ['main']);
});

t.test('two agents at one door must both confirm', async (t) => {
  const slow = agent({ denyVersion: 4, doorIds: [door('main'), door('yard')] });
  const quick = agent({ denyVersion: 5, doorIds: [door('main'), door('gym')] });
  t.same(confirmedDoors(block(), site([slow, quick], 5)), ['gym']);
  t.same(confirmedDoors(block(), site([quick, slow], 5)), ['gym']);
});
