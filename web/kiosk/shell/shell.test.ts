import type { KioskStatus } from '@furtka/hub-contract/kiosk-api';
import t from 'tap';
import { KioskRefusal } from '../link/kiosk-link.ts';
import { isSignedOut, troubleOf } from '../link/trouble.ts';
import { coreLine, schoolTimeOf, silentDoors } from './core-line.ts';
import { elapsedOf } from './elapsed.ts';
import { homeOf, mayOpen, screenOf } from './places.ts';

const DUTY = { mayKeepBooks: true, mayBlock: false, mayLockDown: true };
const CARETAKER = { mayKeepBooks: false, mayBlock: true, mayLockDown: false };

t.test('everybody begins where their work is, and opens what they may', async (t) => {
  t.equal(homeOf(DUTY), 'desk');
  t.equal(homeOf(CARETAKER), 'doors');
  t.equal(screenOf('/duty/pass', DUTY), 'pass');
  t.equal(screenOf('/duty/pass', CARETAKER), 'doors', 'a caretaker keeps no books');
  t.equal(
    screenOf('/cards/block', DUTY),
    'desk',
    'duty staff block only where the school allows it',
  );
  t.equal(screenOf('/cards/block', CARETAKER), 'block');
  t.equal(screenOf('/nowhere', DUTY), 'desk');
  t.ok(mayOpen('inside', CARETAKER));
  t.notOk(mayOpen('safety', CARETAKER));
});

const status = (change: Partial<KioskStatus>): KioskStatus => ({
  schoolName: 'S',
  schoolNowUtc: 0,
  zone: 'Europe/Warsaw',
  core: { connected: true, sinceUtc: 0 },
  revoked: false,
  directoryMissing: false,
  cardSeen: false,
  lockedForMs: 0,
  doors: [],
  ...change,
});

t.test('the line about the diary says what works, and is never an error', async (t) => {
  t.equal(coreLine(status({}), false).key, 'link.core');
  const away = coreLine(status({ core: { connected: false, sinceUtc: 0 } }), false);
  t.same(away, { key: 'link.coreAway', isAway: true });
  t.equal(coreLine(status({ revoked: true }), false).key, 'link.revoked');
  t.equal(coreLine(status({}), true).key, 'link.silent');
  t.equal(coreLine(undefined, false).key, 'link.waiting');
});

t.test('doors that do not answer are named, the longest silent first', async (t) => {
  const door = (name: string, online: boolean, lastHeardAtUtc: number) => ({
    doorId: name as KioskStatus['doors'][number]['doorId'],
    name,
    online,
    lastHeardAtUtc,
  });
  const doors = [door('a', false, 5), door('b', true, 1), door('c', false, 2)];
  t.same(
    silentDoors(status({ doors })).map(({ name }) => name),
    ['c', 'a'],
  );
  t.same(silentDoors(undefined), []);
});

t.test('a length of time is told in its own unit', async (t) => {
  t.same(elapsedOf(0, 59_999), { unit: 'moments', count: 0 });
  t.same(elapsedOf(0, 60_000), { unit: 'minutes', count: 1 });
  t.same(elapsedOf(0, 59 * 60_000), { unit: 'minutes', count: 59 });
  t.same(elapsedOf(0, 150 * 60_000), { unit: 'hours', count: 2 });
  t.same(elapsedOf(1_000, 0), { unit: 'moments', count: 0 }, 'clocks that disagree');
});

t.test('a refusal is told by its code, silence as silence', async (t) => {
  const locked = new KioskRefusal('kiosk.pin_locked', { waitMs: 61_000 });
  t.same(troubleOf(locked), { key: 'trouble.kiosk.pin_locked', minutes: 2 });
  t.same(troubleOf(new TypeError('fetch failed')), { key: 'trouble.silent' });
  t.ok(isSignedOut(new KioskRefusal('kiosk.signed_out', {})));
  t.notOk(isSignedOut(locked));
});

t.test('what the system clock told is as long ago by the school’s clock', async (t) => {
  const now = { schoolUtc: 9_000_000, systemUtc: 1_000_000 };
  t.equal(schoolTimeOf(400_000, now), 8_400_000);
  t.equal(schoolTimeOf(1_000_500, now), 9_000_000, 'never ahead');
});
