import { join } from 'node:path';
import type { Child, Passage } from '@furtka/core-contract/api';
import t from 'tap';
import { startDemo } from '../harness/demo.ts';
import { signIn } from '../harness/person.ts';
import { pidOf } from '../harness/processes.ts';
import { until } from '../harness/until.ts';
import { judge } from '../witness/judge.ts';
import { openLedger } from '../witness/ledger.ts';
import { corePlace, hubPlace, spoolPlace } from '../witness/places.ts';
import { injectTap, type Morning, watch } from './morning.ts';

const TAPS = 2000;
const KILLS = 16;
const PROCESSES = ['core', 'hub', 'main', 'bridge'];
/** Between two taps; a rush of a whole school, 25 a second. */
const PACE_MS = 40;

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
  const cards = demo.cards();
  const next = seeded(20261121);
  const kills = killer(morning, next);
  const answers: Promise<void>[] = [];
  for (let number = 1; number <= TAPS; number += 1) {
    const card = cards[(number * 7) % cards.length];
    if (card === undefined) throw new Error('no card');
    answers.push(injectTap(morning, bus, { number, doorKey: 'main', ...card }));
    await pause(PACE_MS);
  }
  await Promise.all(answers);
  const killed = await kills.stop();
  await until('everything has reached the core', () => atRest(demo.dataDir), 60_000);
  forget();
  const office = await signIn(demo.coreUrl, demo.account('guardian'));
  const children = await office.get<{ items: Child[] }>('/api/v1/children');
  const guardian: string[] = [];
  for (const child of children.body.items) {
    const page = await office.get<{ items: Passage[] }>(
      `/api/v1/children/${child.studentId}/passages`,
    );
    guardian.push(...page.body.items.map((one) => one.eventId));
  }
  const sightings = ledger.read();
  const places = {
    spool: spoolPlace(demo.dataDir, 'main'),
    hub: hubPlace(demo.dataDir),
    core: corePlace(demo.dataDir),
    guardian,
  };
  const answered = sightings.filter((one) => one.kind === 'answered').length;
  t.comment(
    `${killed} kills, ${answered} of ${TAPS} taps answered, ${places.core.length} events in the core`,
  );
  t.ok(killed >= 8, 'processes were killed');
  t.ok(answered > TAPS / 2, 'the door answered most of the time');
  t.same(judge(sightings, places), [], 'the witness has no finding');
});
