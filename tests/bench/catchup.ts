import { residentMb } from '../harness/processes.ts';
import { makeTestSchool } from '../harness/school.ts';
import { type Site, startSite } from '../harness/site.ts';
import { until } from '../harness/until.ts';
import { isCoreConnected } from './backlog.ts';
import type { Bench } from './bench.ts';
import { monotonicMs } from './monotonic.ts';

const AGENTS = 10;
const WAITING = 50_000;
const TARGET_S = 60;
const LIMIT_MS = 300_000;
const READER = 'in-0';
/** A card is read again here only after the fold of repeats is over. */
const FOLD_MS = 6000;

/** All cards of the school at every door, each once: taps that open, and what became of each door. */
const morning = async (site: Site, uids: readonly string[]): Promise<void> => {
  const flood = { readerId: READER, uids, everyMs: 4 };
  await Promise.all(site.agents.map((agent) => agent.child().ask('flood', flood, LIMIT_MS)));
};

/** Mornings with the core away until so many events wait in the hub's log. */
const pileUpMornings = async (site: Site): Promise<number> => {
  site.coreLink.set({ kind: 'cut' });
  await until('the bridge off the core', async () => !(await isCoreConnected(site)), LIMIT_MS);
  const uids = site.school.pupilCards.map(({ uid }) => uid);
  for (;;) {
    const began = monotonicMs();
    await morning(site, uids);
    const state = await until(
      'empty spools',
      async () => {
        const now = await site.state();
        const inSpools = now.agents.reduce((sum, { spoolDepth }) => sum + spoolDepth, 0);
        return inSpools === 0 && monotonicMs() - began > FOLD_MS && now;
      },
      LIMIT_MS,
    );
    process.stderr.write(`  ${state.eventsWaiting} events wait\n`);
    if (state.eventsWaiting >= WAITING) return state.eventsWaiting;
  }
};

/** From the link's return until the core has told that it holds everything. */
export const catchupBench: Bench = {
  title: `${WAITING} events that waited for the core`,
  run: async () => {
    const school = makeTestSchool({
      classesPerGrade: 10,
      pupilsPerClass: 29,
      doors: AGENTS,
      pulseMs: 500,
    });
    const push = { openAfterMs: 50, closeAfterMs: 400 };
    const site = await startSite({ school, agents: AGENTS, push });
    try {
      const waiting = await pileUpMornings(site);
      const began = monotonicMs();
      site.coreLink.set({ kind: 'open' });
      await until('an empty log', async () => (await site.state()).eventsWaiting === 0, LIMIT_MS);
      const seconds = (monotonicMs() - began) / 1000;
      return {
        figures: [
          { name: 'events that waited', value: waiting, unit: 'events' },
          {
            name: `the core has ${WAITING}`,
            value: (seconds * WAITING) / waiting,
            unit: 's',
            target: { atMost: TARGET_S },
          },
          { name: 'all of them', value: seconds, unit: 's, way back of the link included' },
          { name: 'memory: core', value: residentMb(site.core.child().pid), unit: 'MB' },
          { name: 'memory: hub', value: residentMb(site.hub.child().pid), unit: 'MB' },
        ],
        json: { seconds, waiting },
      };
    } finally {
      await site.remove();
    }
  },
};
