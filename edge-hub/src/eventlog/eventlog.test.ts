import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { bytesOf, EPOCH, HUB, NOW, newId, tapEvent } from '../../tests/event-fixture.ts';
import { openDatabase, pageCap } from '../database/connection.ts';
import { type Appended, append, appendKioskAct } from './append.ts';
import { CHAIN_START } from './chain.ts';
import { inTransaction, type LogHandle, openLog } from './log-handle.ts';
import { readAfter } from './read.ts';
import { acknowledge, acknowledgedPosition, retain } from './retention.ts';
import { verifyNext } from './verify.ts';

const AGENT = newId();
const DAY_MS = 86_400_000;

const freshLog = (t: Test): LogHandle => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-log-'));
  const db = openDatabase(join(folder, 'hub.db'));
  t.teardown(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });
  return openLog(db);
};

const put = (log: LogHandle, value: unknown, at = NOW): Appended => {
  const [appended] = inTransaction(log, () =>
    append(log, [
      {
        source: 'agent',
        sourceId: AGENT,
        bytes: bytesOf(value),
        receivedAtUtc: at,
        receivedAtSchoolUtc: at,
      },
    ]),
  );
  if (appended === undefined) throw new Error('nothing was appended');
  return appended;
};

const page = (log: LogHandle, place?: { logId: string; position: number; hash: string }) =>
  inTransaction(log, () => readAfter(log, place, 500));

const headOf = (log: LogHandle) => ({ logId: log.logId, ...log.head });

t.test('an event is stored once, whatever arrives again', async (t) => {
  const log = freshLog(t);
  const event = tapEvent(AGENT, 1);
  t.match(put(log, event), { outcome: 'stored', epoch: EPOCH, seq: 1, tapId: event.id });
  t.match(put(log, event), { outcome: 'duplicate', epoch: EPOCH, seq: 1 });
  t.equal(page(log)?.rows.length, 1);
  t.equal(page(log)?.rows[0]?.payload, JSON.stringify(event), 'the bytes go up as they came');
});

t.test('what is no event of its sender is kept with a code and acknowledged', async (t) => {
  const log = freshLog(t);
  const cases: [string, unknown][] = [
    ['event.unknown_field', tapEvent(AGENT, 1, { colour: 'red' })],
    ['event.version_unknown', tapEvent(AGENT, 2, { v: 4 })],
    ['event.foreign_source', tapEvent(newId(), 3)],
    ['event.foreign_source', tapEvent(AGENT, 4, { source: 'kiosk' })],
    ['event.malformed', tapEvent(AGENT, 5, { direction: 'up' })],
    ['event.malformed', tapEvent(AGENT, 6, { occurredAtUtc: 1e300 })],
    ['event.door_missing', tapEvent(AGENT, 7, { doorId: undefined })],
    ['event.too_long', tapEvent(AGENT, 8, { detail: { note: 'x'.repeat(5000) } })],
    ['event.unreadable', `${JSON.stringify(tapEvent(AGENT, 9))}}`],
    ['event.unreadable', JSON.stringify(tapEvent(AGENT, 10)).slice(0, -3)],
  ];
  for (const [index, [code, value]] of cases.entries())
    t.match(put(log, value), { outcome: 'quarantined', code, epoch: EPOCH, seq: index + 1 });
  for (const noEvent of ['', 'null', '[]', '7', '{}'])
    t.notOk(put(log, noEvent).seq, 'nobody can be told about these');
  put(log, cases[0]?.[1]);
  const rows = page(log)?.rows ?? [];
  t.equal(rows.length, cases.length + 5, 'the same bytes again are the same row');
  t.same(
    rows.slice(0, cases.length).map((row) => row.hubCode),
    cases.map(([code]) => code),
  );
  t.equal(rows[2]?.payload, JSON.stringify(cases[2]?.[1]), 'bytes are kept');
});

t.test('an id or a place that is used for something else is kept apart', async (t) => {
  const log = freshLog(t);
  const first = tapEvent(AGENT, 1);
  put(log, first);
  t.match(put(log, tapEvent(AGENT, 1)), { outcome: 'quarantined', code: 'event.seq_reused' });
  const reused = tapEvent(AGENT, 2, { id: first.id });
  t.match(put(log, reused), { outcome: 'quarantined', code: 'event.id_reused' });
  t.match(put(log, tapEvent(AGENT, 2)), { outcome: 'stored' });
});

t.test('a transaction that fails leaves no trace in the chain', async (t) => {
  const log = freshLog(t);
  put(log, tapEvent(AGENT, 1));
  const head = { ...log.head };
  t.throws(() =>
    inTransaction(log, () => {
      const received = { receivedAtUtc: NOW, receivedAtSchoolUtc: NOW };
      appendKioskAct(log, kioskAct(), received);
      throw new Error('power');
    }),
  );
  t.same(log.head, head);
  put(log, tapEvent(AGENT, 2));
  t.match(verifyNext(log, undefined, 100), { rows: 2, done: true, brokenAt: undefined });
});

const kioskAct = () =>
  ({
    id: newId(),
    sourceId: HUB,
    kind: 'agent.started',
    detail: { unclean: true },
    occurredAtUtc: NOW,
    clock: 'sure',
    rosterVersion: 0,
  }) as unknown as Parameters<typeof appendKioskAct>[1];

t.test('acts of the kiosk have a place of their own', async (t) => {
  const log = freshLog(t);
  const received = { receivedAtUtc: NOW, receivedAtSchoolUtc: NOW };
  const first = inTransaction(log, () => appendKioskAct(log, kioskAct(), received));
  const second = inTransaction(log, () => appendKioskAct(log, kioskAct(), received));
  t.match(
    [first, second],
    [
      { outcome: 'stored', seq: 1 },
      { outcome: 'stored', seq: 2 },
    ],
  );
  t.equal(second.epoch, first.epoch);
});

t.test('verify finds the row in which one byte was changed', async (t) => {
  const log = freshLog(t);
  for (let seq = 1; seq <= 5; seq += 1) put(log, tapEvent(AGENT, seq));
  const changes = [
    "update event_content set bytes = cast(replace(cast(bytes as text), 'granted', 'grantee') as blob) where position = 3",
    'update event_row set occurred_at_utc = occurred_at_utc + 1 where position = 3',
    "update event_row set hash = replace(hash, substr(hash, 1, 1), 'x') where position = 3",
    'delete from event_row where position = 3',
    'delete from event_content where position = 3',
  ];
  for (const sql of changes) {
    log.db.exec('savepoint act');
    log.db.exec(sql);
    t.match(verifyNext(log, undefined, 100), { brokenAt: 3 }, sql);
    log.db.exec('rollback to act');
  }
  t.match(verifyNext(log, undefined, 100), { rows: 5, erasedByRule: 0, brokenAt: undefined });
});

t.test('a cursor that the log does not hold mints another log id once', async (t) => {
  const log = freshLog(t);
  for (let seq = 1; seq <= 3; seq += 1) put(log, tapEvent(AGENT, seq));
  const first = page(log);
  t.match(first, { gapBefore: false, head: { position: 3 } });
  t.equal(page(log, headOf(log))?.rows.length, 0);
  const lost = { ...headOf(log), hash: 'f'.repeat(64) };
  t.equal(page(log, lost), undefined);
  const minted = log.logId;
  t.not(minted, first?.logId);
  t.equal(page(log, lost), undefined);
  t.equal(log.logId, minted, 'nobody has read it yet, so it stays');
  const again = page(log, { logId: minted, position: 0, hash: CHAIN_START });
  t.match(again, { gapBefore: true, logId: minted });
  t.same(again?.rows, first?.rows, 'the same rows in the same places');
  t.match(page(log, headOf(log)), { gapBefore: false });
  t.equal(page(log, { ...headOf(log), position: 4 }), undefined, 'beyond the head');
});

t.test(
  'content goes 90 days after its event and 30 after its receipt, the chain stays',
  async (t) => {
    const log = freshLog(t);
    const rule = (nowUtc: number, pressed = false) =>
      inTransaction(log, () => retain(log, { nowUtc, retentionDays: 90, pressed }));
    put(log, tapEvent(AGENT, 1), NOW);
    put(log, tapEvent(AGENT, 2), NOW);
    const receipt = headOf(log);
    put(log, tapEvent(AGENT, 3), NOW);
    put(log, tapEvent(AGENT, 4), NOW + 80 * DAY_MS);

    t.match(rule(NOW + 1000 * DAY_MS), { erased: 0 }, 'nothing goes without a receipt');
    t.notOk(acknowledge(log, { ...receipt, position: 3 }, NOW), 'a place that is not held');
    t.ok(acknowledge(log, receipt, NOW + 70 * DAY_MS));
    t.equal(acknowledgedPosition(log), 2);
    t.match(rule(NOW + 89 * DAY_MS), { erased: 0 }, 'too young');
    t.match(rule(NOW + 99 * DAY_MS), { erased: 0 }, 'the receipt is too young');
    t.match(rule(NOW + 100 * DAY_MS), { erased: 2, dropped: 0 });
    t.match(verifyNext(log, undefined, 100), { rows: 4, erasedByRule: 2, brokenAt: undefined });
    t.same(
      page(log)?.rows.map((row) => row.position),
      [3, 4],
    );
    t.equal(page(log)?.gapBefore, true, 'a new reader is told that something is missing');
    t.match(put(log, tapEvent(AGENT, 1, { id: newId() })), { code: 'event.seq_reused' });

    t.match(rule(NOW + 401 * DAY_MS), { dropped: 2 });
    t.match(verifyNext(log, undefined, 100), { rows: 3, brokenAt: undefined });
    t.ok(page(log, receipt), 'the anchor is still a place');
  },
);

t.test('a nearly full log lets confirmed events go after 30 days', async (t) => {
  const log = freshLog(t);
  for (let seq = 1; seq <= 3; seq += 1) put(log, tapEvent(AGENT, seq));
  acknowledge(log, headOf(log), NOW);
  const act = (days: number) =>
    inTransaction(log, () =>
      retain(log, { nowUtc: NOW + days * DAY_MS, retentionDays: 90, pressed: true }),
    );
  t.match(act(29), { erased: 0, dropped: 0 });
  t.match(act(30), { erased: 3, dropped: 3 });
  t.match(put(log, tapEvent(AGENT, 4)), { outcome: 'stored' });
  t.match(verifyNext(log, undefined, 100), { rows: 1, brokenAt: undefined });
});

t.test('at the cap events are refused whole and a block still finds room', async (t) => {
  const log = freshLog(t);
  const cap = pageCap(log.db, 1);
  cap.forEvents();
  let seq = 0;
  const nextSeq = () => {
    seq += 1;
    return seq;
  };
  const note = 'x'.repeat(190);
  t.throws(
    () => {
      while (seq < 10_000) put(log, tapEvent(AGENT, nextSeq(), { detail: { note } }));
    },
    { code: 'SQLITE_FULL' },
  );
  t.equal(log.head.position, seq - 1);
  t.ok(cap.fullness() > 0.9);
  cap.forTheRest();
  const received = { receivedAtUtc: NOW, receivedAtSchoolUtc: NOW };
  t.match(
    inTransaction(log, () => appendKioskAct(log, kioskAct(), received)),
    { outcome: 'stored' },
  );
});
