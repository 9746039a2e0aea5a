import type { DoorEvent } from '@furtka/core-contract/event';
import t from 'tap';
import { DoorAlarms } from './door-alarms.ts';

const DOOR = '0198a000-0000-7000-8000-000000000001';
let atUtc = 1_000;

const told = (alarms: DoorAlarms, kind: DoorEvent['kind'], detail?: object): number => {
  atUtc += 1_000;
  alarms.take({ doorId: DOOR, kind, detail, occurredAtUtc: atUtc } as unknown as DoorEvent);
  return atUtc;
};

t.test('a forced door that was shut again is told until somebody has seen it', async (t) => {
  const alarms = new DoorAlarms();
  const first = told(alarms, 'door.forced');
  told(alarms, 'door.closed');
  t.match(alarms.mark(DOOR, 'forced'), { sinceUtc: first, isAnswered: false });
  told(alarms, 'door.forced');
  t.match(alarms.mark(DOOR, 'forced'), { sinceUtc: first }, 'forced again: since the first time');
  told(alarms, 'alarm.answered');
  t.match(alarms.mark(DOOR, 'forced'), { isAnswered: true }, 'the leaf still stands open');
  told(alarms, 'door.closed');
  t.equal(alarms.mark(DOOR, 'forced'), undefined);
  const second = told(alarms, 'door.forced');
  t.match(alarms.mark(DOOR, 'forced'), { sinceUtc: second, isAnswered: false }, 'a new one');
});

t.test('a door held open is told no more once it is shut', async (t) => {
  const alarms = new DoorAlarms();
  told(alarms, 'door.held');
  t.match(alarms.mark(DOOR, 'heldOpen'), { isAnswered: false });
  told(alarms, 'door.closed');
  t.equal(alarms.mark(DOOR, 'heldOpen'), undefined);
});

t.test(
  'a reader that tells its tamper again keeps its first time; each reader ends its own',
  async (t) => {
    const alarms = new DoorAlarms();
    const first = told(alarms, 'reader.tamper', { readerId: 'in' });
    told(alarms, 'reader.tamper', { readerId: 'in' });
    told(alarms, 'reader.tamper', { readerId: 'out' });
    t.match(alarms.mark(DOOR, 'tamper'), { sinceUtc: first });
    told(alarms, 'reader.tamper', { readerId: 'in', code: 'closed' });
    t.ok(alarms.mark(DOOR, 'tamper'), 'the other one');
    told(alarms, 'reader.tamper', { readerId: 'out', code: 'closed' });
    t.equal(alarms.mark(DOOR, 'tamper'), undefined);
  },
);

t.test('a call for help ends with its answer', async (t) => {
  const alarms = new DoorAlarms();
  told(alarms, 'duress');
  t.ok(alarms.mark(DOOR, 'duress'));
  told(alarms, 'alarm.answered');
  t.equal(alarms.mark(DOOR, 'duress'), undefined);
});
