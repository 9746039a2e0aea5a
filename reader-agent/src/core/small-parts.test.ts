import t from 'tap';
import { MONDAY_0900, uuid } from '../../fixtures/roster.ts';
import { type Passages, passbackNote, passed } from './anti-passback.ts';
import { BACKOFF_MOST_MS, backoffMs } from './backoff.ts';
import { isSure, newTrust, trustedNow, watchStep, withFloor, withHubTime } from './clock-trust.ts';
import { modeAt, NO_MODES, withModes } from './modes.ts';
import { issueNonce, type Nonces, spendNonce } from './nonces.ts';
import { answered, newOutbox, overdue, roomOf, type SpoolRow, takeRows } from './outbox.ts';
import { endedUnused, newFold, remember, repeated } from './repeat-fold.ts';

const HOUR = 3_600_000;

t.test('the system clock is never before what has certainly passed', async (t) => {
  const start = { systemMs: 0, monotonicMs: 100 };
  const trust = withFloor(newTrust(MONDAY_0900, start), MONDAY_0900 - 1, start);
  t.equal(trustedNow(trust, { systemMs: 500, monotonicMs: 600.4 }), MONDAY_0900 + 500);
  const raised = withFloor(trust, MONDAY_0900 + HOUR, { systemMs: 0, monotonicMs: 600 });
  t.equal(trustedNow(raised, { systemMs: 0, monotonicMs: 700 }), MONDAY_0900 + HOUR + 100);
  const right = { systemMs: MONDAY_0900 + 2 * HOUR, monotonicMs: 800 };
  t.equal(trustedNow(raised, right), right.systemMs);
  t.equal(isSure({ ...raised, isSynchronised: true }, { systemMs: 0, monotonicMs: 0 }), false);
  t.equal(isSure({ ...raised, isSynchronised: true }, right), true);
});

t.test("the hub's word makes the clock sure for six hours, unless it is set", async (t) => {
  const now = { systemMs: MONDAY_0900, monotonicMs: 0 };
  const later = (ms: number) => ({ systemMs: MONDAY_0900 + ms, monotonicMs: ms });
  const trust = newTrust(0, now);
  t.equal(isSure(trust, now), false);
  const agreed = withHubTime(trust, MONDAY_0900 + 2000, now);
  t.equal(isSure(agreed, later(6 * HOUR)), true);
  t.equal(isSure(agreed, later(6 * HOUR + 1)), false);
  t.equal(isSure(withHubTime(agreed, MONDAY_0900 + 2001, now), now), false);
  const still = watchStep(agreed, later(1000));
  t.equal(still.byMs, 0);
  const set = watchStep(still.trust, { systemMs: MONDAY_0900 - HOUR, monotonicMs: 2000 });
  t.equal(set.byMs, -HOUR - 2000);
  t.equal(isSure(set.trust, later(2000)), false);
});

t.test('a nonce is good once and for five seconds', async (t) => {
  const nonces: Nonces = new Map();
  issueNonce(nonces, 'one', 0);
  issueNonce(nonces, 'two', 2000);
  t.equal(spendNonce(nonces, 'one', 5000), undefined);
  t.equal(spendNonce(nonces, 'one', 5000), 'command.unknown_nonce');
  t.equal(spendNonce(nonces, 'two', 7001), 'command.late');
  t.equal(spendNonce(nonces, 'three', 0), 'command.unknown_nonce');
  for (let beat = 0; beat < 100; beat += 1) issueNonce(nonces, `beat ${beat}`, beat * 2000);
  t.ok(nonces.size < 15, 'old ones are forgotten');
});

t.test('a mode ends by its time; a lower version changes nothing', async (t) => {
  const doorId = uuid('DoorId');
  const entry = (version: number, mode: 'lockdown' | 'normal', untilUtc?: number) => ({
    v: 1 as const,
    siteId: uuid('SiteId'),
    version,
    doors: [{ doorId, version, mode, ...(untilUtc !== undefined && { untilUtc }) }],
  });
  const locked = withModes(NO_MODES, entry(2, 'lockdown', 1000));
  t.equal(modeAt(locked, doorId, 999), 'lockdown');
  t.equal(modeAt(locked, doorId, 1000), 'normal');
  t.equal(modeAt(withModes(locked, entry(1, 'normal')), doorId, 0), 'lockdown');
  t.equal(modeAt(withModes(locked, entry(3, 'normal')), doorId, 0), 'normal');
  t.equal(modeAt(locked, uuid('DoorId', 2), 0), 'normal');
});

t.test('a tap is repeated within the time, by the same card, reader and decision', async (t) => {
  const fold = newFold();
  const tap = { tapId: 'a', direction: 'in', reason: 'granted.window' } as const;
  remember(fold, 'r', 'card', { tap, atMs: 0, isUnused: false });
  const look = (changes: object) =>
    repeated(
      fold,
      { readerId: 'r', hash: 'card', reason: tap.reason, nowMs: 4999, ...changes },
      5000,
    );
  t.equal(look({})?.tap.tapId, 'a');
  for (const other of [
    { nowMs: 5000 },
    { readerId: 's' },
    { hash: 'x' },
    { reason: 'denied.blocked' },
  ])
    t.equal(look(other), undefined);
  endedUnused(fold, 'a');
  t.equal(look({})?.isUnused, true);
  for (let count = 0; count < 600; count += 1)
    remember(fold, 'r', `card ${count}`, { tap, atMs: 0, isUnused: false });
  t.ok(fold.entries.size <= 512);
});

t.test('two passes the same way are noted, in any order of doors', async (t) => {
  const passages: Passages = new Map();
  passed(passages, 'card', 'in');
  t.equal(passbackNote(passages, 'card', 'in'), 'passback.in_again');
  t.equal(passbackNote(passages, 'card', 'out'), undefined);
  passed(passages, 'card', 'unknown');
  passed(passages, undefined, 'in');
  passed(passages, 'card', 'out');
  t.equal(passbackNote(passages, 'card', 'out'), 'passback.out_again');
  t.equal(passbackNote(passages, 'other', 'in'), undefined);
  t.equal(passbackNote(passages, 'card', 'unknown'), undefined);
});

t.test('waits grow to fifteen seconds and are scattered', async (t) => {
  t.equal(backoffMs(0, 0), 125);
  t.ok(backoffMs(0, 0.999) <= 250);
  t.equal(backoffMs(50, 0), BACKOFF_MOST_MS / 2);
  t.ok(backoffMs(50, 0.999) <= BACKOFF_MOST_MS);
});

const row = (pos: number, epoch = 'e'): SpoolRow => ({
  pos,
  id: `${pos}`,
  epoch,
  seq: pos,
  payload: '',
});

t.test('the outbox keeps a hundred in flight and sends them again in order', async (t) => {
  const outbox = newOutbox();
  const rows = Array.from({ length: 120 }, (_, index) => row(index + 1));
  t.equal(takeRows(outbox, rows, 0).length, 100);
  t.equal(roomOf(outbox), 0);
  t.same(overdue(outbox, 4999), []);
  answered(
    outbox,
    [
      { epoch: 'other', seq: 1 },
      { epoch: 'e', seq: 50 },
    ],
    3000,
  );
  t.equal(overdue(outbox, 5000).length, 99, 'the oldest still waits');
  answered(
    outbox,
    [
      { epoch: 'e', seq: 1 },
      { epoch: 'e', seq: 1 },
    ],
    6000,
  );
  t.same(overdue(outbox, 10_999), []);
  t.same(
    overdue(outbox, 11_000)
      .map(({ seq }) => seq)
      .slice(0, 2),
    [2, 3],
  );
  t.same(
    takeRows(outbox, rows, 11_000).map(({ seq }) => seq),
    [101, 102],
  );
  t.same(takeRows(outbox, [row(5)], 11_000), [], 'an old row is not taken twice');
});
