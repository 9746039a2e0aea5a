import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { readClock } from '../clock/clock-file.ts';
import { parseOptions } from '../options.mjs';
import { keepClock } from './clock-keeper.ts';
import { writeConfigs } from './configs.ts';
import { prepare } from './first-files.ts';
import { openFolder } from './folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'furtka-first-'));
t.teardown(() => rmSync(folder, { recursive: true }));
const NOW = Date.parse('2026-11-21T08:00:00Z');
const HOUR = 3_600_000;

t.test('a first start makes files that only the owner can read', async (t) => {
  const paths = await openFolder(join(folder, 'one'), false);
  const { facts, accounts, isFirst } = prepare(paths, NOW);
  t.ok(isFirst);
  for (const file of [paths.accounts, paths.cards, paths.facts, paths.clock])
    t.equal(statSync(file).mode & 0o777, 0o600, file);
  const written = JSON.parse(readFileSync(paths.accounts, 'utf8'));
  t.same(written, accounts);
  t.equal(written.length, 17);
  const cards = JSON.parse(readFileSync(paths.cards, 'utf8'));
  t.ok(cards.length > 600);
  t.same(Object.keys(cards[0]), ['cardId', 'uid', 'holderId']);
  t.ok(cards.every(({ uid }: { uid: string }) => /^([0-9a-f]{8}|[0-9a-f]{14})$/.test(uid)));
  t.equal(facts.monday, '2026-11-23');
});

t.test('a second start finds all of it; the clock runs on from there', async (t) => {
  const paths = await openFolder(join(folder, 'two'), false);
  const first = prepare(paths, NOW);
  const second = prepare(paths, NOW + HOUR);
  t.notOk(second.isFirst);
  t.same(second.facts, JSON.parse(JSON.stringify(first.facts)));
  t.same(second.accounts, first.accounts);
  t.equal(second.clock.offsetMs, first.clock.offsetMs);
  writeFileSync(paths.clock, '{');
  t.throws(() => prepare(paths, NOW), /clock\.json is damaged/);
  writeFileSync(paths.cards, '{"not": "a list"}');
  t.throws(() => prepare(paths, NOW), /demo-cards\.json is damaged/);
  rmSync(paths.accounts);
  t.throws(() => prepare(paths, NOW), /demo-accounts\.json is missing/);
  rmSync(paths.facts);
  t.ok(prepare(paths, NOW).isFirst, 'a start that was cut short begins again');
  rmSync(paths.facts);
  mkdirSync(paths.core);
  t.throws(() => prepare(paths, NOW), /facts\.json is missing/, 'not over a school that is there');
});

t.test('two folders have the same people and different passwords', async (t) => {
  const [one, two] = [
    prepare(await openFolder(join(folder, 'a'), false), NOW),
    prepare(await openFolder(join(folder, 'b'), false), NOW),
  ];
  t.not(one.accounts[0]?.password, two.accounts[0]?.password);
  t.equal(one.facts.schoolId, two.facts.schoolId);
});

t.test('the clock goes forward only and survives the machine’s clock being set back', async (t) => {
  const paths = await openFolder(join(folder, 'clock'), false);
  const { clock } = prepare(paths, NOW);
  let now = NOW;
  const keeper = keepClock(paths.clock, clock, () => now);
  const answer = keeper.hear({ type: 'forward', requestId: 'r', byMs: HOUR });
  t.same(answer, { type: 'clock', requestId: 'r', offsetMs: clock.offsetMs + HOUR });
  for (const byMs of [-HOUR, 0, 1.5, 8 * 24 * HOUR, Number.NaN])
    t.match(keeper.hear({ type: 'forward', requestId: 'r', byMs }), { type: 'fault' });
  now += 2 * HOUR;
  keeper.save();
  const seen = readClock(paths.clock)?.lastSchoolUtc ?? 0;
  const resumed = prepare(paths, NOW - 48 * HOUR).clock;
  t.ok(NOW - 48 * HOUR + resumed.offsetMs > seen);
  t.ok(existsSync(paths.clock));
});

t.test('configs are written at every start, but a damaged one is named first', async (t) => {
  const paths = await openFolder(join(folder, 'configs'), false);
  const { facts } = prepare(paths, NOW);
  const options = parseOptions(['--data', paths.dataDir, '--port-base', '9100'], {});
  const write = () => writeConfigs({ options, paths, facts, linkPort: 9199, root: folder });
  write();
  write();
  t.match(JSON.parse(readFileSync(paths.config('core'), 'utf8')), {
    kind: 'demo',
    port: 9100,
    publicUrl: 'http://localhost:9100',
  });
  const main = JSON.parse(readFileSync(paths.config('main'), 'utf8'));
  t.equal(main.doors.length, 1);
  t.equal(main.doors[0].readers.length, 2);
  t.match(main.doors[0], { exitButton: 'main-exit', fireInput: 'main-fire' });
  t.equal(main.doors[0].fireOpensFromOutside, undefined, 'fire frees the way out, not the way in');
  t.match(JSON.parse(readFileSync(paths.config('bridge'), 'utf8')), {
    coreUrl: 'http://127.0.0.1:9199',
  });
  t.equal(JSON.parse(readFileSync(paths.config('doors'), 'utf8')).doors.length, 3);
  writeFileSync(paths.config('hub'), '{"kind":"de');
  t.throws(write, { name: 'UserFault', message: /hub\.config\.json is damaged/ });
});
