import type { BatchReply, BatchRow, Cursor } from '@furtka/core-contract/sync';
import type { LocalEvents } from '@furtka/hub-contract/local-api';
import fc from 'fast-check';
import t from 'tap';
import { pauseMs } from './backoff.ts';
import { BATCH_MAX_CHARS, judgeReply, makeBatch, tapOf } from './batch.ts';
import { readChange, speaksWith } from './change.ts';
import {
  onConflict,
  onCursorUnknown,
  onHello,
  onRefused,
  onStored,
  type Place,
  startPlace,
} from './cursor.ts';

const LOG = '00000000-0000-7000-8000-000000000001' as Cursor['logId'];
const OTHER = '00000000-0000-7000-8000-000000000002' as Cursor['logId'];
const hash = (position: number): string => position.toString(16).padStart(64, '0');
const at = (position: number, logId = LOG): Cursor => ({ logId, position, hash: hash(position) });
const row = (position: number, payload = '{}'): BatchRow => ({
  position,
  hash: hash(position),
  receivedAtUtc: 1,
  receivedAtSchoolUtc: 1,
  payload,
});
const page = (from: number, to: number): LocalEvents => ({
  logId: LOG,
  rows: Array.from({ length: to - from + 1 }, (_, index) => row(from + index)),
  head: at(to),
});
const known = (position: number): Place => onHello(startPlace, at(position));

t.test('pauses have full jitter and a ceiling that doubles', (t) => {
  const backoff = { baseMs: 100, capMs: 1_000 };
  t.equal(pauseMs(0, 0.99, backoff), 0);
  t.equal(pauseMs(1, 0, backoff), 0);
  t.same(
    [1, 2, 3, 4, 5, 400].map((failures) => pauseMs(failures, 0.9999, backoff)),
    [100, 200, 400, 800, 1_000, 1_000],
  );
  fc.assert(
    fc.property(fc.nat(200), fc.double({ min: 0, max: 0.999, noNaN: true }), (failures, random) => {
      const ms = pauseMs(failures, random, backoff);
      return Number.isInteger(ms) && ms >= 0 && ms <= 1_000;
    }),
  );
  t.end();
});

t.test('the place follows the core, begins anew where the hub lost it', (t) => {
  const place = known(5);
  t.equal(onHello(place, at(5)), place, 'the same place again changes nothing');
  t.match(onHello(place, at(3)), { cursor: { position: 3 } }, 'a core that went back is followed');
  const lost = onCursorUnknown(place);
  t.match(lost, { state: 'known', cursor: undefined, gapBefore: true });
  t.match(onStored(lost, at(2)), { cursor: at(2), gapBefore: false });
  t.equal(onConflict(place).state, 'unknown');
  t.equal(onHello(onConflict(place), at(5)).state, 'known');
  t.equal(onRefused(place, 500).maxRows, 250);
  t.equal(onRefused(place, 1).maxRows, 1);
  t.equal(onStored(onRefused(place, 500), at(9)).maxRows, 500);
  t.end();
});

t.test('a batch is the next rows in order, within its limits', (t) => {
  t.match(makeBatch(page(6, 9), known(5)), { ok: true, batch: { rows: { length: 4 } } });
  t.match(makeBatch({ ...page(6, 6), rows: [] }, known(5)), { ok: false, code: 'none' });
  t.match(makeBatch(page(5, 9), known(5)), { ok: false, code: 'hub.order' });
  const other = onHello(startPlace, at(5, OTHER));
  t.match(makeBatch(page(6, 9), other), { ok: false, code: 'hub.other_log' });
  const many = makeBatch(page(6, 905), known(5));
  t.ok(many.ok && many.batch.rows.length === 500 && !('gapBefore' in many.batch));
  const holed = { ...page(6, 6), rows: [row(6), row(7), row(9)] };
  t.match(makeBatch(holed, known(5)), { batch: { rows: { length: 2 } } }, 'ends at a hole');
  const long = row(6, 'x'.repeat(BATCH_MAX_CHARS + 1));
  const heavy = makeBatch({ ...page(6, 6), rows: [long, row(7)] }, known(5));
  t.match(heavy, { batch: { rows: { length: 1 } } }, 'one row always goes, and alone');
  const lost = makeBatch(page(40, 41), onCursorUnknown(known(5)));
  t.match(lost, { ok: true, batch: { gapBefore: true } });
  t.match(makeBatch({ ...page(8, 9), gapBefore: true }, known(5)), { batch: { gapBefore: true } });
  t.end();
});

t.test('only an answer about this batch moves the cursor', (t) => {
  const made = makeBatch(page(6, 9), known(5));
  t.ok(made.ok);
  if (!made.ok) return t.end();
  const reply = (cursor: Cursor): BatchReply => ({ verdicts: [], cursor });
  t.same(judgeReply(made.batch, reply(at(9))), { ok: true, cursor: at(9) });
  t.same(judgeReply(made.batch, reply(at(7))), { ok: true, cursor: at(7) }, 'a part');
  t.same(judgeReply(made.batch, reply(at(30))), { ok: true, cursor: at(30) }, 'it had more');
  t.match(judgeReply(made.batch, reply(at(9, OTHER))), { code: 'core.other_log' });
  t.match(judgeReply(made.batch, reply(at(5))), { code: 'core.no_progress' });
  t.match(judgeReply(made.batch, reply({ ...at(8), hash: hash(1) })), { code: 'core.other_hash' });
  return t.end();
});

t.test('a tap is named by itself or by what followed it', (t) => {
  t.equal(tapOf('{"kind":"tap","id":"a","tapId":"b"}'), 'a');
  t.equal(tapOf('{"kind":"passage","id":"a","tapId":"b"}'), 'b');
  for (const other of ['{"kind":"start","id":"a"}', '{', 'null', '[]', '{"kind":"tap","id":7}'])
    t.equal(tapOf(other), undefined);
  t.end();
});

t.test('a change fits the contract or has a code', (t) => {
  const read = (event: string, data: unknown) =>
    readChange({ event, data: typeof data === 'string' ? data : JSON.stringify(data) });
  t.match(read('roster', { kind: 'roster', version: 4 }), { ok: true, change: { version: 4 } });
  t.match(read('roster', '{'), { code: 'change.json' });
  t.match(read('roster', { kind: 'roster', version: 4, more: 1 }), { code: 'change.shape' });
  t.match(read('block', { kind: 'roster', version: 4 }), { code: 'change.kind' });
  t.match(read('block', { kind: 'block', block: { blockId: 'x' } }), { code: 'change.shape' });
  t.ok(speaksWith([2, 1]));
  t.notOk(speaksWith([2, 3]));
  t.end();
});
