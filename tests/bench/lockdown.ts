import type { SeedCard } from '@furtka/diary-core/seed';
import { makeTestSchool } from '../harness/school.ts';
import { type Site, startSite } from '../harness/site.ts';
import { until } from '../harness/until.ts';
import type { HammerAnswer } from '../processes/agent-acts.ts';
import { type Bench, percentile } from './bench.ts';
import { monotonicMs } from './monotonic.ts';
import { opening } from './refusal.ts';

const AGENTS = 8;
const TURNS = 20;
const TAP_EVERY_MS = 10;
const LIMIT_MS = 20_000;
const READER = 'in-0';
const SECOND_MS = 1000;

type Mode = 'lockdown' | 'drill' | 'normal';

const setMode = async (site: Site, mode: Mode): Promise<void> => {
  const { status } = await site.local('PUT', '/mode', { doorIds: site.school.doorIds, mode });
  if (status !== 204) throw new Error(`the mode was answered by ${status}`);
};

/** From the order at the hub to the first tap at the last door that is answered so, ms. */
const untilAnswered = async (
  site: Site,
  { card, mode, reason }: { readonly card: SeedCard; readonly mode: Mode; readonly reason: string },
): Promise<number> => {
  const ask = { readerId: READER, uid: card.uid, everyMs: TAP_EVERY_MS, reason, limitMs: LIMIT_MS };
  const hammering = site.agents.map((agent) =>
    agent.child().ask<HammerAnswer>('hammer', ask, 2 * LIMIT_MS),
  );
  const askedAtMs = monotonicMs();
  await setMode(site, mode);
  const answered = (await Promise.all(hammering)).map(({ atMs }) => {
    if (atMs === undefined) throw new Error(`a door did not say ${reason} within ${LIMIT_MS} ms`);
    return atMs - askedAtMs;
  });
  return Math.max(...answered);
};

/** From the order to the moment at which every door has said that it holds it. In a drill nothing else can be seen. */
const untilConfirmed = async (site: Site, mode: Mode): Promise<number> => {
  const askedAtMs = monotonicMs();
  await setMode(site, mode);
  await until(
    `every door in ${mode}`,
    async () => {
      const { agents, modeVersion } = await site.state();
      return agents.every((agent) => agent.modeVersion >= modeVersion);
    },
    LIMIT_MS,
  );
  return monotonicMs() - askedAtMs;
};

const figuresOf = (what: string, times: readonly number[]) => [
  {
    name: `${what}, worst of ${times.length}`,
    value: Math.max(...times),
    unit: 'ms',
    target: { atMost: SECOND_MS },
  },
  { name: `${what}, p50`, value: percentile(times, 0.5), unit: 'ms' },
];

/** Lockdown, drill and release at the hub while the core is away. */
export const lockdownBench: Bench = {
  title: `lockdown, drill and release at ${AGENTS} doors, the hub cut off from the core`,
  run: async () => {
    const school = makeTestSchool({
      classesPerGrade: 1,
      pupilsPerClass: 10,
      doors: AGENTS,
      pulseMs: 300,
    });
    const site = await startSite({
      school,
      agents: AGENTS,
      push: { openAfterMs: 60, closeAfterMs: 150 },
    });
    try {
      const [card] = await opening(site, 1);
      if (card === undefined) throw new Error('no card opens');
      site.coreLink.set({ kind: 'cut' });
      const lockdown: number[] = [];
      const release: number[] = [];
      const drill: number[] = [];
      for (let turn = 0; turn < TURNS; turn += 1) {
        lockdown.push(
          await untilAnswered(site, { card, mode: 'lockdown', reason: 'denied.lockdown' }),
        );
        release.push(await untilAnswered(site, { card, mode: 'normal', reason: 'granted.window' }));
        drill.push(await untilConfirmed(site, 'drill'));
        await untilConfirmed(site, 'normal');
      }
      return {
        figures: [
          ...figuresOf('order → last door refuses', lockdown),
          ...figuresOf('release → last door opens', release),
          ...figuresOf('drill → last door has said so', drill),
        ],
        json: {
          lockdownWorstMs: Math.max(...lockdown),
          releaseWorstMs: Math.max(...release),
          drillWorstMs: Math.max(...drill),
        },
      };
    } finally {
      await site.remove();
    }
  },
};
