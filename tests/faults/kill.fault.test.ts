import { join } from 'node:path';
import type { Child, Passage } from '@furtka/core-contract/api';
import t from 'tap';
import { type Demo, startDemo } from '../harness/demo.ts';
import { signIn } from '../harness/person.ts';
import { pidOf } from '../harness/processes.ts';
import { until } from '../harness/until.ts';
import { judge, type Places } from '../witness/judge.ts';
import { openLedger } from '../witness/ledger.ts';
import { corePlace, hubPlace, spoolPlace } from '../witness/places.ts';
import { injectTap, type Morning, watch } from './morning.ts';

const TAPS = 2000;
const KILLS = 16;
const PROCESSES = ['core', 'hub', 'main', 'bridge'];
/** Between two taps; a rush of a whole school, 25 a second. */
const PACE_MS = 40;
/** The guardian's children come again and again, longer apart than a reader folds repeated taps. */
const CHILD_EVERY = 75;

/** Small seeded generator, so that a run that failed can be run again. */
const seeded = (start: number) => {
  let seed = start;
  return (below: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Kills one process after another at random moments, until told to stop. */
const killer = (morning: Morning, next: (below: number) => number) => {
  let isOver = false;
  let kills = 0;
  const run = async () => {
    while (!isOver && kills < KILLS) {
      await pause(1500 + next(4500));
      const name = PROCESSES[kills % PROCESSES.length] ?? 'core';
      const pid = pidOf(morning.demo.dataDir, name);
      if (isOver || pid === undefined) continue;
      morning.ledger.write({ kind: 'killed', process: name, atUtc: morning.schoolNowUtc() });
      process.kill(pid, 'SIGKILL');
      kills += 1;
    }
  };
  const running = run();
  return {
    stop: async () => {
      isOver = true;
      await running;
      return kills;
    },
  };
};

/** Everything a spool or the hub holds has reached the core, and stays so for a second. */
const atRest = (dataDir: string): boolean => {
  const core = new Set(corePlace(dataDir).map((event) => event.eventId));
  const waiting = [...spoolPlace(dataDir, 'main'), ...hubPlace(dataDir)];
  return waiting.every((event) => core.has(event.eventId));
};

/** Cards of the guardian's children, and those of everybody else. */
const cardsOf = async (demo: Demo) => {
  const person = await signIn(demo.coreUrl, demo.account('guardian'));
  const { body } = await person.get<{ items: Child[] }>('/api/v1/children');
  const children = new Set<string | null>(body.items.map(({ studentId }) => studentId));
  const cards = demo.cards();
  return [
    cards.filter(({ holderId }) => children.has(holderId)),
    cards.filter(({ holderId }) => !children.has(holderId)),
  ] as const;
};

/** What the guardian's page shows of the children. */
const guardiansPage = async (demo: Demo): Promise<Pick<Places, 'guardian' | 'children'>> => {
  const person = await signIn(demo.coreUrl, demo.account('guardian'));
  const { body } = await person.get<{ items: Child[] }>('/api/v1/children');
  const pages = await Promise.all(
    body.items.map(async ({ studentId }) => {
      const path = `/api/v1/children/${studentId}/passages`;
      const { items } = (await person.get<{ items: Passage[] }>(path)).body;
      return items.map(({ eventId, occurredAtUtc }) => ({ eventId, studentId, occurredAtUtc }));
    }),
  );
  return { guardian: pages.flat(), children: body.items.map(({ studentId }) => studentId) };
};

t.setTimeout(390_000);

t.test('kill -9 of every process during 2,000 taps [HUB-09, HUB-06]', async (t) => {
  const demo = await startDemo();
  t.teardown(demo.remove);
  const ledger = openLedger(join(demo.dataDir, 'witness.jsonl'));
  t.teardown(ledger.close);
  const { body } = await (await signIn(demo.coreUrl, demo.account('guardian'))).get<{
    schoolNowUtc: number;
  }>('/api/v1/session');
  const offsetMs = body.schoolNowUtc - Date.now();
  const morning: Morning = { demo, ledger, schoolNowUtc: () => Date.now() + offsetMs };
  const bus = demo.bus();
  await bus.connected();
  const forget = watch(morning);
  const [own, others] = await cardsOf(demo);
  const next = seeded(20261121);
  const kills = killer(morning, next);
  const answers: Promise<void>[] = [];
  for (let number = 1; number <= TAPS; number += 1) {
    const card =
      number % CHILD_EVERY === 0
        ? own[(number / CHILD_EVERY) % own.length]
        : others[(number * 7) % others.length];
    if (card === undefined) throw new Error('no card');
    answers.push(injectTap(morning, bus, { number, doorKey: 'main', ...card }));
    await pause(PACE_MS);
  }
  await Promise.all(answers);
  const killed = await kills.stop();
  await until('everything has reached the core', () => atRest(demo.dataDir), 60_000);
  forget();
  const shown = await guardiansPage(demo);
  const sightings = ledger.read();
  const places = {
    spool: spoolPlace(demo.dataDir, 'main'),
    hub: hubPlace(demo.dataDir),
    core: corePlace(demo.dataDir),
    ...shown,
  };
  const answered = sightings.filter((one) => one.kind === 'answered').length;
  t.comment(
    `${killed} kills, ${answered} of ${TAPS} taps answered, ${places.core.length} events in the core`,
  );
  t.ok(killed >= 8, 'processes were killed');
  t.ok(places.guardian.length > TAPS / CHILD_EVERY / 2, 'the guardian saw most of the children');
  t.ok(answered > TAPS / 2, 'the door answered most of the time');
  t.same(judge(sightings, places), [], 'the witness has no finding');
});
