import type { BatchRow, EventBatch } from '@furtka/core-contract/sync';
import t from 'tap';
import { admitBatch, type KnownLog, readRow } from './domain.ts';

const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
const hash = (n: number) => String(n).padStart(64, '0');

const good = {
  v: 1,
  id: id(1),
  source: 'agent',
  sourceId: id(2),
  epoch: id(3),
  seq: 1,
  kind: 'tap',
  doorId: id(4),
  direction: 'in',
  reason: 'granted.window',
  occurredAtUtc: 1,
  clock: 'sure',
  rosterVersion: 1,
};

const row = (payload: unknown, position = 1): BatchRow => ({
  position,
  hash: hash(position),
  receivedAtUtc: 1,
  receivedAtSchoolUtc: 1,
  payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
});

const code = (payload: unknown) => {
  const read = readRow(row(payload));
  return read.ok ? 'ok' : read.code;
};

t.test('rows that can and cannot be read', async (t) => {
  t.equal(code(good), 'ok');
  t.equal(code('{"v":1,'), 'event.malformed');
  t.equal(code('null'), 'event.invalid');
  t.equal(code('[]'), 'event.invalid');
  t.equal(code({ ...good, v: 4 }), 'event.version_unknown');
  t.equal(code({ ...good, note: 'x' }), 'event.invalid', 'unknown fields are refused');
  t.equal(code('{"__proto__":{"v":1},"id":"x"}'), 'event.invalid');
  t.equal(code({ ...good, detail: { note: 'ł'.repeat(2100) } }), 'event.too_long');
  t.equal(code({ ...good, detail: { note: 'a\u0000b' } }), 'event.invalid', 'NUL');
  t.equal(code({ ...good, detail: { note: '\ud800' } }), 'event.invalid', 'half a pair');
  t.equal(code({ ...good, detail: { note: 'klucz 🔑' } }), 'ok');
  t.equal(code({ ...good, opened: 'yes' }), 'event.tap_tells_opened');
  t.equal(code({ ...good, kind: 'card.blocked' }), 'event.block_missing');
  const hub = readRow({ ...row(good), hubCode: 'payload.malformed' });
  t.same(hub, { ok: false, code: 'hub.payload.malformed' });
});

const batch = (from: number, to: number, over: Partial<EventBatch> = {}): EventBatch => ({
  v: 1,
  logId: id(7) as EventBatch['logId'],
  rows: Array.from({ length: to - from + 1 }, (_, index) => row(good, from + index)),
  ...over,
});

const log = (position: number, over: Partial<KnownLog> = {}): KnownLog => ({
  logId: id(7) as KnownLog['logId'],
  position,
  hash: hash(position),
  isSuperseded: false,
  ...over,
});

t.test('cursor rules', async (t) => {
  t.match(admitBatch(undefined, batch(1, 3)), { ok: true, isNewLog: true, hasGap: false });
  t.match(admitBatch(undefined, batch(5, 6)), { ok: true, hasGap: true, cursor: { position: 6 } });
  t.match(admitBatch(undefined, batch(1, 2, { gapBefore: true })), { hasGap: true });
  t.match(admitBatch(log(3), batch(4, 6)), { ok: true, isNewLog: false, cursor: { position: 6 } });
  t.match(admitBatch(log(3), batch(2, 6)), { ok: true, cursor: { position: 6 } }, 'overlap');
  t.match(admitBatch(log(6), batch(2, 4)), { ok: true, cursor: { position: 6 } }, 'never back');
  t.match(admitBatch(log(3), batch(5, 6)), { ok: false, code: 'sync.hole' });
  t.match(admitBatch(log(3, { hash: hash(9) }), batch(2, 4)), { code: 'sync.hash_differs' });
  t.match(admitBatch(log(3, { isSuperseded: true }), batch(4, 5)), { code: 'sync.log_superseded' });
});

t.test('rows out of order or with holes are refused as a whole', async (t) => {
  const turned = batch(1, 3);
  const refused = { ok: false, code: 'sync.rows_not_in_order' };
  t.match(admitBatch(undefined, { ...turned, rows: [...turned.rows].reverse() }), refused);
  const [first, , third] = turned.rows;
  t.ok(first && third);
  if (first && third) {
    t.match(admitBatch(undefined, { ...turned, rows: [first, third] }), refused);
    t.match(admitBatch(undefined, { ...turned, rows: [first, first] }), refused);
  }
  t.match(admitBatch(undefined, { ...turned, rows: [] }), refused);
});
