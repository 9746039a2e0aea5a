import t from 'tap';
import { DOOR } from '../../fixtures/roster.ts';
import { DoorMemory, NOTHING_KEPT } from './door-memory.ts';
import type { KeptDoors } from './keeper-messages.ts';

const alarm = { doorId: DOOR, code: 'mains', repeats: 0, isAnswered: true } as const;
const ALARMED: KeptDoors = { ...NOTHING_KEPT, alarms: [alarm] };

t.test('what the last run kept is read once; what this run knows is newer', async (t) => {
  const memory = new DoorMemory(() => undefined);
  t.same(memory.before(), NOTHING_KEPT, 'nothing was read');
  t.equal(memory.restore(ALARMED), true);
  t.equal(memory.restore(NOTHING_KEPT), false, 'the thread with the disk was started again');
  t.same(memory.alarmsOf(DOOR), [alarm]);
  t.same(memory.alarmsOf('another'), []);
});

t.test('only what changed is written, and nothing before the old was read', async (t) => {
  const written: KeptDoors[] = [];
  const memory = new DoorMemory((kept) => written.push(kept));
  memory.note(NOTHING_KEPT);
  t.same(written, [], 'what the last run kept is not overwritten unread');
  memory.restore(ALARMED);
  memory.note({ ...ALARMED });
  t.same(written, []);
  const came = { ...ALARMED, staffCame: [{ doorId: DOOR, atUtc: 7 }] };
  for (const _ of [1, 2]) memory.note(came);
  memory.note(NOTHING_KEPT);
  t.same(written, [came, NOTHING_KEPT]);
});
