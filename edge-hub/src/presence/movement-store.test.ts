import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { bytesOf, EPOCH, HUB, NOW, newId, tapEvent } from '../../tests/event-fixture.ts';
import { openDatabase } from '../database/connection.ts';
import { append, appendKioskAct } from '../eventlog/append.ts';
import { inTransaction, type LogHandle, openLog } from '../eventlog/log-handle.ts';
import { acknowledge, retain } from '../eventlog/retention.ts';
import { readFeed } from './feed-store.ts';
import { readForgotten, readRecords } from './movement-store.ts';
import { readTicks, setTick } from './muster-store.ts';

const AGENT = newId();
const PERSON = newId();
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MONTH = { fromUtc: NOW - DAY_MS, beforeUtc: NOW + DAY_MS };

const freshLog = (t: Test): LogHandle => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-movements-'));
  const db = openDatabase(join(folder, 'hub.db'));
  t.teardown(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });
  return openLog(db);
};

let seq = 0;

const put = (log: LogHandle, fields: Readonly<Record<string, unknown>>, receivedAt = NOW) => {
  seq += 1;
  const event = tapEvent(AGENT, seq, { epoch: EPOCH, holderId: PERSON, ...fields });
  const received = { receivedAtUtc: receivedAt, receivedAtSchoolUtc: receivedAt };
  const arrival = { source: 'agent', sourceId: AGENT, bytes: bytesOf(event), ...received } as const;
  const [appended] = inTransaction(log, () => append(log, [arrival]));
  if (appended?.outcome !== 'stored') throw new Error(`not stored: ${appended?.code}`);
  return event.id;
};

const passage = (log: LogHandle, direction: string, atUtc: number, receivedAt = atUtc) =>
  put(log, { kind: 'passage', opened: 'yes', direction, occurredAtUtc: atUtc }, receivedAt);

const act = (log: LogHandle, fields: Readonly<Record<string, unknown>>, atUtc = NOW) => {
  const id = newId();
  const whole = {
    id,
    sourceId: HUB,
    actorId: newId(),
    occurredAtUtc: atUtc,
    clock: 'sure',
    rosterVersion: 0,
    ...fields,
  } as unknown as Parameters<typeof appendKioskAct>[1];
  const received = { receivedAtUtc: atUtc, receivedAtSchoolUtc: atUtc };
  const { outcome } = inTransaction(log, () => appendKioskAct(log, whole, received));
  if (outcome !== 'stored') throw new Error('an act was not stored');
  return id;
};

const recordsOf = (log: LogHandle, countTaps = false) =>
  inTransaction(log, () => readRecords(log.db, { countTaps, month: MONTH })).subjects.find(
    (one) => one.subject === PERSON,
  )?.records ?? [];

const forgotten = (log: LogHandle, fields: Readonly<Record<string, unknown>> = {}, atUtc = NOW) =>
  act(
    log,
    {
      kind: 'gate.noted',
      holderId: PERSON,
      direction: 'in',
      detail: { code: 'card.forgotten' },
      ...fields,
    },
    atUtc,
  );

t.test('what comes late finds its own place in time', async (t) => {
  const log = freshLog(t);
  passage(log, 'out', NOW + 5 * MINUTE_MS);
  passage(log, 'in', NOW, NOW + 10 * MINUTE_MS);
  t.same(
    recordsOf(log).map((record) => record.direction),
    ['out', 'in'],
  );
});

t.test('a clock that runs ahead does not stay the last word for ever', async (t) => {
  const log = freshLog(t);
  passage(log, 'in', NOW + 400 * DAY_MS, NOW);
  passage(log, 'out', NOW + MINUTE_MS);
  t.match(recordsOf(log), [{ direction: 'out' }, { direction: 'in', atUtc: NOW }]);
});

t.test('granted taps count by the option alone, refused ones never', async (t) => {
  const log = freshLog(t);
  const tapId = put(log, {});
  put(log, { kind: 'tap.unused', opened: 'no', tapId });
  put(log, { reason: 'denied.outside_hours' });
  t.same(recordsOf(log), []);
  t.same(
    new Set(recordsOf(log, true).map(({ tapId: of, eventId }) => of ?? eventId)),
    new Set([tapId]),
  );
});

t.test('a withdrawn entry is taken out, and who follows the table is told', async (t) => {
  const log = freshLog(t);
  const eventId = forgotten(log);
  t.match(recordsOf(log), [{ source: 'kiosk', direction: 'in' }]);
  const { upToPosition } = inTransaction(log, () =>
    readRecords(log.db, { countTaps: false, month: MONTH }),
  );
  act(log, { kind: 'gate.withdrawn', detail: { eventId } });
  act(log, { kind: 'gate.withdrawn', detail: { eventId } });
  const changed = inTransaction(log, () =>
    readRecords(log.db, { countTaps: false, month: MONTH, changedAfter: upToPosition }),
  );
  t.match(changed.subjects, [{ subject: PERSON, records: [] }]);
  t.same(readForgotten(log.db, NOW - DAY_MS, NOW + DAY_MS), []);
  t.same(readFeed(log.db, NOW), [], 'nor does the feed show it');
});

t.test('somebody let in by hand comes in; forgotten cards are counted in, not out', async (t) => {
  const log = freshLog(t);
  const detail = { code: 'late' };
  act(log, { kind: 'door.let_in', holderId: PERSON, doorId: newId(), detail });
  t.match(recordsOf(log), [{ source: 'letIn', direction: 'in', cause: 'late' }]);
  forgotten(log, {}, NOW);
  forgotten(log, { direction: 'out' }, NOW + 1);
  forgotten(log, { detail: { code: 'card.lost' } }, NOW + 2);
  forgotten(log, {}, NOW + 3);
  t.same(readForgotten(log.db, NOW, NOW + 3), [{ personId: PERSON, count: 1, lastAtUtc: NOW }]);
  t.match(readForgotten(log.db, NOW, NOW + 4), [{ count: 2, lastAtUtc: NOW + 3 }]);
});

t.test('movements go with the content of their events', async (t) => {
  const log = freshLog(t);
  passage(log, 'in', NOW);
  const place = { logId: log.logId, ...log.head };
  inTransaction(log, () => acknowledge(log, place, NOW));
  passage(log, 'out', NOW + 95 * DAY_MS);
  const rule = { nowUtc: NOW + 95 * DAY_MS, retentionDays: 90, pressed: false };
  t.match(
    inTransaction(log, () => retain(log, rule)),
    { erased: 1 },
  );
  t.match(recordsOf(log), [{ direction: 'out' }]);
  t.equal(recordsOf(log).length, 1);
});

t.test(
  'ticks end with the next alarm or after twelve hours, not with one told twice',
  async (t) => {
    const log = freshLog(t);
    const ticks = (atUtc: number) => readTicks(log.db, atUtc);
    const tick = (personId: string, atUtc: number, safe = true) =>
      setTick(log.db, { personId, safe, accountId: newId(), atUtc });
    const alarm = (atUtc: number, receivedAt = atUtc) =>
      put(log, { kind: 'fire.released', occurredAtUtc: atUtc }, receivedAt);
    tick(PERSON, NOW);
    tick(PERSON, NOW + 1);
    alarm(NOW + MINUTE_MS);
    alarm(NOW - 3 * DAY_MS, NOW + MINUTE_MS);
    t.same(
      ticks(NOW + MINUTE_MS),
      [PERSON],
      'another door tells of the same alarm, or of an old one',
    );
    tick(PERSON, NOW + MINUTE_MS, false);
    t.same(ticks(NOW + MINUTE_MS), []);
    tick(PERSON, NOW);
    t.same(ticks(NOW + DAY_MS / 2), [], 'twelve hours');
    alarm(NOW + 90 * MINUTE_MS);
    t.same(ticks(NOW + 90 * MINUTE_MS), [], 'another evacuation begins with nobody');
    tick(PERSON, NOW);
    act(log, { kind: 'mode.changed', detail: { mode: 'lockdown' } }, NOW + 90 * MINUTE_MS);
    t.same(ticks(NOW + 90 * MINUTE_MS), [PERSON], 'a lockdown leads nobody out');
    act(log, { kind: 'mode.changed', detail: { mode: 'drill' } }, NOW + 90 * MINUTE_MS);
    t.same(ticks(NOW + 90 * MINUTE_MS), [], 'a drill begins with nobody');
  },
);

t.test('thousands of late events do not push out of the feed what happens now', async (t) => {
  const log = freshLog(t);
  const refused = put(log, { reason: 'denied.blocked', occurredAtUtc: NOW }, NOW);
  inTransaction(log, () => {
    for (let index = 0; index < 2500; index += 1) {
      const old = NOW - DAY_MS + index;
      const event = tapEvent(AGENT, 10_000 + index, {
        kind: 'passage',
        opened: 'yes',
        occurredAtUtc: old,
      });
      const received = { receivedAtUtc: NOW, receivedAtSchoolUtc: NOW };
      append(log, [{ source: 'agent', sourceId: AGENT, bytes: bytesOf(event), ...received }]);
    }
  });
  const feed = readFeed(log.db, NOW);
  t.ok(feed.some(({ event }) => event.id === refused));
  t.ok(feed.length <= 250);
  const plan = log.db
    .prepare(
      `explain query plan select position from event_row where hub_code is null
         and kind in ('tap', 'passage', 'tap.unused', 'gate.noted', 'door.let_in', 'visit.started', 'visit.ended')
         and occurred_at_utc <= 1 order by occurred_at_utc desc limit 5`,
    )
    .all();
  t.match(JSON.stringify(plan), /event_row_of_feed/, 'read by its index, not by walking the log');
});
