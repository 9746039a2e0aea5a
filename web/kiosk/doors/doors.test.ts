import type { KioskDoor } from '@furtka/hub-contract/kiosk-desk';
import t from 'tap';
import { confirmationOf, doorLook, siteMode } from './door-look.ts';
import { createHold, HOLD_MS } from './hold.ts';

const door = (name: string, change: Partial<KioskDoor> = {}): KioskDoor => ({
  doorId: name as KioskDoor['doorId'],
  name,
  online: true,
  lastHeardAtUtc: 100_000,
  state: 'locked',
  mode: 'normal',
  wantedMode: 'normal',
  readerOnline: true,
  ...change,
});
const names = (doors: readonly KioskDoor[]) => doors.map(({ name }) => name);

t.test('a door is told by word, shape and colour together', async (t) => {
  const now = 101_000;
  t.equal(doorLook(door('a'), now).word, 'state.locked');
  t.equal(doorLook(door('a', { state: 'forced' }), now).kind, 'no');
  t.equal(doorLook(door('a', { state: 'heldOpen' }), now).word, 'state.heldOpen');
  const { state: _state, ...silent } = door('a');
  t.equal(doorLook(silent, now).word, 'state.unknown', 'it never told');
  const gone = door('a', { online: false });
  t.equal(doorLook(gone, 109_000).word, 'state.locked', 'a moment of silence');
  t.equal(doorLook(gone, 111_000).word, 'state.silent', 'whatever it said before');
});

t.test('doors that have not done it are told by name', async (t) => {
  const doors = [
    door('done', { mode: 'lockdown', wantedMode: 'lockdown' }),
    door('waits', { wantedMode: 'lockdown' }),
    door('silent', { wantedMode: 'lockdown', online: false }),
  ];
  const { done, waiting, silent } = confirmationOf(doors);
  t.same([names(done), names(waiting), names(silent)], [['done'], ['waits'], ['silent']]);
  t.equal(siteMode(doors), 'lockdown');
  t.equal(siteMode([]), 'normal');
});

t.test('a button that closes a school must be held for two seconds', async (t) => {
  const hold = createHold();
  t.same(hold.look(0), { share: 0, isDone: false });
  hold.begin(0);
  hold.begin(500);
  t.same(hold.look(HOLD_MS / 2), { share: 0.5, isDone: false }, 'a key that repeats is one press');
  t.ok(hold.look(HOLD_MS).isDone);
  t.notOk(hold.look(HOLD_MS + 50).isDone, 'once for each press');
  hold.begin(10_000);
  hold.end();
  t.notOk(hold.look(20_000).isDone, 'let go too early');
});
