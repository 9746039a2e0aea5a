import { setTimeout as wait } from 'node:timers/promises';
import type { LinkState } from '@furtka/scripts/demo/link/tcp-link';
import { makeTestSchool, type TestSchool } from '../harness/school.ts';
import { doorsReady, type Site, type SiteAgent, startSite } from '../harness/site.ts';
import { until } from '../harness/until.ts';
import type { TapAnswer, TapTimes } from '../processes/agent-acts.ts';
import { type Bench, type Figure, percentile } from './bench.ts';
import { monotonicMs } from './monotonic.ts';

const EVERY_MS = 200;
const TAPS = 120;
const WARM_UP = 15;
const COMMIT_MS = 300;
const SLOW_MS = 500;
const FLAP_MS = 2000;
const PULSE_MS = 300;
const TARGET_MS = 5;

/** A condition of the link; `begin` sets it and gives what ends it. */
interface Weather {
  readonly name: string;
  begin(agent: SiteAgent): () => void;
}

const steady = (name: string, state: LinkState): Weather => ({
  name,
  begin: ({ link }) => {
    link.set(state);
    return () => undefined;
  },
});

const flapping: Weather = {
  name: 'hub flapping',
  begin: ({ link }) => {
    let isUp = true;
    const timer = setInterval(() => {
      isUp = !isUp;
      link.set({ kind: isUp ? 'open' : 'cut' });
    }, FLAP_MS);
    return () => clearInterval(timer);
  },
};

const WEATHERS: readonly Weather[] = [
  steady('hub up', { kind: 'open' }),
  steady('hub slow', { kind: 'slow', delayMs: SLOW_MS }),
  steady('hub cut', { kind: 'cut' }),
  flapping,
];

/** Five cards a second, held to two readers in turn; what each tap's stations were. */
const tapAlong = async (
  agent: SiteAgent,
  { pupilCards }: TestSchool,
  { first, taps }: { readonly first: number; readonly taps: number },
): Promise<TapTimes[]> => {
  const child = agent.child();
  const answers: Promise<TapAnswer>[] = [];
  let next = monotonicMs();
  for (let number = first; number < first + taps; number += 1) {
    const uid = pupilCards[number % pupilCards.length]?.uid ?? '';
    const readerId = `in-${number % 2}`;
    answers.push(child.ask<TapAnswer>('tap', { readerId, uid, heldAtMs: monotonicMs() }));
    next += EVERY_MS;
    await wait(Math.max(0, next - monotonicMs()));
  }
  const answered = await Promise.all(answers);
  const granted = answered.filter(({ decision }) => decision === 'granted').length;
  await wait(4 * COMMIT_MS);
  const times = await child.ask<TapTimes[]>('times');
  const relays = times.filter(({ relay }) => relay !== undefined).length;
  if (granted < taps / 2 || relays < granted)
    throw new Error(`${granted} of ${taps} taps granted, ${relays} relays fired`);
  return times;
};

const between = (times: readonly TapTimes[], from: keyof TapTimes, to: keyof TapTimes): number[] =>
  times.flatMap((tap) => {
    const [start, end] = [tap[from], tap[to]];
    return typeof start === 'number' && typeof end === 'number' ? [end - start] : [];
  });

const figuresOf = (name: string, times: readonly TapTimes[]): Figure[] => {
  const own = between(times, 'reader', 'relay');
  const outside = between(times, 'heldAtMs', 'relay');
  return [
    { name: `${name}: p50`, value: percentile(own, 0.5), unit: 'ms' },
    {
      name: `${name}: p99 of ${own.length}`,
      value: percentile(own, 0.99),
      unit: 'ms',
      target: { atMost: TARGET_MS },
    },
    { name: `${name}: worst`, value: Math.max(...own), unit: 'ms' },
    { name: `${name}: p99 from outside`, value: percentile(outside, 0.99), unit: 'ms' },
  ];
};

const commitFigures = (times: readonly TapTimes[]): Figure[] => {
  const ahead = between(times, 'relay', 'spool');
  return [
    {
      name: 'relay before its commit returned',
      value: ahead.filter((ms) => ms > 0).length / ahead.length,
      unit: 'of all',
      target: { atLeast: 1 },
    },
    { name: 'commit after the relay, shortest', value: Math.min(...ahead), unit: 'ms' },
  ];
};

const runWeathers = async (site: Site, agent: SiteAgent, suffix: string) => {
  const figures: Figure[] = [];
  const all: TapTimes[] = [];
  for (const weather of WEATHERS) {
    await doorsReady(site);
    // Other cards than those that are measured: a card that was just here is answered again and writes nothing.
    await tapAlong(agent, site.school, { first: TAPS, taps: WARM_UP });
    const end = weather.begin(agent);
    const times = await tapAlong(agent, site.school, { first: 0, taps: TAPS });
    end();
    agent.link.set({ kind: 'open' });
    await until('the agent back at its hub', async () => {
      const { isHubUp } = await agent.child().ask<{ isHubUp: boolean }>('snapshot');
      return isHubUp;
    });
    figures.push(...figuresOf(`${weather.name}${suffix}`, times));
    all.push(...times);
  }
  return { figures, all };
};

/** Tap → relay command in the agent's own time, by all states of the link, with a quick and with a slow disk. */
export const tapBench: Bench = {
  title: `tap to relay command, 5 taps a second, ${TAPS} taps each`,
  run: async () => {
    let commitMs = 0;
    const school = makeTestSchool({
      classesPerGrade: 1,
      pupilsPerClass: 25,
      doors: 2,
      pulseMs: PULSE_MS,
    });
    const site = await startSite({ school, agents: 1, commitDelayMs: () => commitMs });
    try {
      const [agent] = site.agents;
      if (agent === undefined) throw new Error('a site has an agent');
      const quick = await runWeathers(site, agent, '');
      await agent.stop();
      commitMs = COMMIT_MS;
      await agent.start();
      const slow = await runWeathers(site, agent, `, commits ${COMMIT_MS} ms`);
      const figures = [...quick.figures, ...slow.figures, ...commitFigures(slow.all)];
      const p99 = Math.max(
        ...figures.filter(({ target }) => target && 'atMost' in target).map(({ value }) => value),
      );
      const before = commitFigures(slow.all)[0]?.value;
      return { figures, json: { p99Ms: p99, relayBeforeCommit: before } };
    } finally {
      await site.remove();
    }
  },
};
