import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { countedCard, keeperData } from '../../fixtures/counted-cards.ts';
import { until } from '../../fixtures/until.ts';
import { Keeper } from './keeper.ts';
import type { KeptCounters } from './keeper-messages.ts';
import { loadKept } from './keeper-store.ts';
import { ProofDesk } from './proof-desk.ts';

t.setTimeout(280_000);
const KILLS = 6;
const SLOW_MS = 60_000;

const desk = () => {
  const kept: KeptCounters[] = [];
  const proofs = new ProofDesk((one) => kept.push(one));
  const show = (counter: number, number = 1) => {
    const { credential, doubt } = proofs.judge(countedCard(counter, number));
    return doubt ?? credential.assurance;
  };
  return { kept, proofs, show };
};

t.test(
  'T4: a card read before the disk is read proves nothing and overwrites nothing',
  async (t) => {
    const before = desk();
    before.proofs.restore({ salt: '', counters: [] });
    for (const counter of [5, 9]) t.equal(before.show(counter), 'keyed');
    t.equal(before.show(40, 2), 'keyed');
    const onDisk = before.kept.at(-1);
    if (onDisk === undefined) throw new Error('the counts were handed over');

    const { kept, proofs, show } = desk();
    t.equal(show(7), 'late', 'the count of before is not known yet');
    t.equal(show(41, 2), 'late');
    t.same(kept, [], 'and what lies on disk is left alone');
    proofs.restore(onDisk);
    t.equal(kept.at(-1)?.salt, onDisk.salt);
    const counts = new Map(kept.at(-1)?.counters);
    t.same([...counts.values()].sort(), [41, 9], 'the higher count of each card');
    t.equal(show(9), 'counterBack', 'the recorded message of before');
    t.equal(show(41, 2), 'counterBack', 'and the one that was read meanwhile');
    t.equal(show(10), 'keyed');
    proofs.restore({ salt: 'another', counters: [] });
    t.equal(show(10), 'counterBack', 'a second reading of the disk changes nothing');
  },
);

t.test(
  'T4: no count goes back on disk, whatever is handed over and however slow it is',
  async (t) => {
    const dir = t.testdir();
    let loaded = false;
    const keeper = new Keeper({
      workerData: keeperData(dir),
      schoolNowMs: () => 0,
      onMessage: ({ kind }) => {
        loaded ||= kind === 'loaded';
      },
      onCrash: (error) => t.fail(error.message),
    });
    keeper.start();
    await until('the disk is read', () => loaded, SLOW_MS);
    const salt = 'one';
    keeper.keepCounters({ salt, counters: [['a', 7]] });
    for (let counter = 8; counter <= 200; counter += 1)
      keeper.keepCounters({ salt, counters: [['a', counter]] });
    keeper.keepCounters({ salt, counters: [['b', 3]] });
    await keeper.stop();
    const { counters, files } = loadKept(keeperData(dir));
    t.equal(new Map(counters.counters).get('b'), 3, 'the newest was written before the end');
    t.ok((new Map(counters.counters).get('a') ?? 0) >= 7, 'and nothing went back');
    t.ok(files.counters.number <= 3, 'what came while the disk was busy was written once');
  },
);

/** Runs the door of the fixture and kills it in the middle of its writing. */
const killedRun = async (dir: string, keeps: number) => {
  const fixture = fileURLToPath(new URL('../../fixtures/counters-child.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import=tsx', fixture, dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  const counts = (what: string): number[] =>
    [...text.matchAll(new RegExp(`^${what} (\\d+)\\n`, 'gm'))].map(([, count]) => Number(count));
  const gone = once(child, 'close');
  await until(`${keeps} writes`, () => counts('kept').length >= keeps, SLOW_MS);
  child.kill('SIGKILL');
  await gone;
  return { accepted: counts('accepted'), kept: counts('kept') };
};

t.test('T4: killed in the middle of a write, no count that was on disk is lost', async (t) => {
  const dir = t.testdir();
  let before = 0;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const { accepted, kept } = await killedRun(dir, 2 + kill);
    t.ok((accepted[0] ?? 0) > before, 'the door goes on above what it knew');
    const { counters, damaged } = loadKept(keeperData(dir));
    t.same(damaged, [], 'whole at each moment');
    const onDisk = counters.counters[0]?.[1] ?? 0;
    t.ok(onDisk >= (kept.at(-1) ?? 0), `told to be on disk: ${kept.at(-1)}, found: ${onDisk}`);
    t.ok(onDisk <= (accepted.at(-1) ?? 0) + 1, 'and nothing that no card told');
    const { proofs, show } = desk();
    proofs.restore(counters);
    for (const counter of accepted.filter((one) => one <= onDisk).slice(-3))
      t.equal(show(counter), 'counterBack', `the message of ${counter} again`);
    t.equal(show(onDisk + 1), 'keyed', 'the card itself goes on');
    before = onDisk;
  }
});

t.test('counts that cannot be read are named, and the door begins anew', async (t) => {
  const dir = t.testdir();
  for (const slot of ['a', 'b']) writeFileSync(join(dir, `counters.${slot}`), 'spoilt');
  const { counters, damaged } = loadKept(keeperData(dir));
  t.same(damaged, ['counters']);
  t.same(counters, { salt: '', counters: [] });
});
