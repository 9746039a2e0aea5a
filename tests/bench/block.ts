import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SeedCard } from '@furtka/diary-core/seed';
import type { Person } from '../harness/person.ts';
import { residentMb } from '../harness/processes.ts';
import { makeTestSchool } from '../harness/school.ts';
import { type Site, startSite } from '../harness/site.ts';
import { pileUp } from './backlog.ts';
import { type Bench, type Figure, percentile } from './bench.ts';
import { contactToGuardian } from './contact.ts';
import { blockAndTap, opening, type Refusal } from './refusal.ts';
import { blockIntoSilence, type Silence, silentCore, silentDoor } from './silence.ts';

const AGENTS = 20;
const BLOCKS = 200;
const WAITING = 10_000;
/** Below this the hub is cut off and filled again. */
const REFILL_BELOW = 2000;
const SILENCES = 3;
const PASSAGES = 40;
const IDLE_MS = 20_000;
const LONG_IDLE_MS = 600_000;
const SECOND_MS = 1000;

const progress = (text: string): void => {
  process.stderr.write(`  ${text}\n`);
};

/** Blocks one card after another while events go up and each block's own roster is published. */
const blockMany = async (
  site: Site,
  office: Person,
  cards: readonly SeedCard[],
): Promise<{ refusals: Refusal[]; rosters: number }> => {
  const refusals: Refusal[] = [];
  const rosters = new Set<number>();
  for (const [index, card] of cards.entries()) {
    const { eventsWaiting, rosterVersion } = await site.state();
    rosters.add(rosterVersion);
    if (eventsWaiting < REFILL_BELOW) {
      const waiting = await pileUp(site, WAITING);
      progress(`${index} of ${cards.length} blocks; ${waiting} events wait`);
    }
    refusals.push(await blockAndTap(site, office, card));
  }
  return { refusals, rosters: rosters.size };
};

const refusalFigures = (refusals: readonly Refusal[]): Figure[] => {
  const last = refusals.map(({ lastDoorMs }) => lastDoorMs);
  return [
    {
      name: `block to the last of ${AGENTS} doors, worst of ${last.length}`,
      value: Math.max(...last),
      unit: 'ms',
      target: { atMost: SECOND_MS },
    },
    { name: 'block to the last door, p50', value: percentile(last, 0.5), unit: 'ms' },
    { name: 'block to the last door, p99', value: percentile(last, 0.99), unit: 'ms' },
    {
      name: 'block to the median door, p50',
      value: percentile(
        refusals.map(({ medianDoorMs }) => medianDoorMs),
        0.5,
      ),
      unit: 'ms',
    },
    {
      name: 'of it the answer to the office, p50',
      value: percentile(
        refusals.map(({ answeredMs }) => answeredMs),
        0.5,
      ),
      unit: 'ms',
    },
    {
      name: 'events waiting at a block, fewest',
      value: Math.min(...refusals.map(({ waiting }) => waiting)),
      unit: 'events',
    },
    {
      name: 'events waiting at a block, p50',
      value: percentile(
        refusals.map(({ waiting }) => waiting),
        0.5,
      ),
      unit: 'events',
    },
  ];
};

const silenceFigures = (what: string, silences: readonly Silence[], idleMs: number): Figure[] => [
  {
    name: `${what} silent after ${idleMs / SECOND_MS} s idle: named`,
    value: Math.max(...silences.map(({ namedMs }) => namedMs)),
    unit: 'ms, worst',
    target: { atMost: 5 * SECOND_MS },
  },
  {
    name: `${what} back: block to the last door`,
    value: Math.max(...silences.map(({ blockMs }) => blockMs)),
    unit: 'ms, worst',
    target: { atMost: SECOND_MS },
  },
];

const memoryFigures = (site: Site): Figure[] => {
  const agents = site.agents.map((agent) => residentMb(agent.child().pid));
  return [
    { name: 'memory: core', value: residentMb(site.core.child().pid), unit: 'MB' },
    { name: 'memory: hub', value: residentMb(site.hub.child().pid), unit: 'MB' },
    { name: 'memory: bridge', value: residentMb(site.bridge.child().pid), unit: 'MB' },
    { name: 'memory: largest agent', value: Math.max(...agents), unit: 'MB' },
  ];
};

/** Size of the roster in force as an agent keeps it, bytes. */
const rosterBytes = (site: Site): number => {
  const folder = site.agents[0]?.dataDir ?? '';
  const sizes = readdirSync(folder)
    .filter((name) => name.startsWith('roster'))
    .map((name) => statSync(join(folder, name)).size);
  return Math.max(...sizes);
};

const measure = async (site: Site, idleMs: number, turns: number) => {
  const office = await site.person('secretariat');
  const contacts = await contactToGuardian(site, PASSAGES);
  progress(`${PASSAGES} passages were seen`);
  const cards = await opening(site, BLOCKS + 2 * SILENCES + 1);
  const next = (): SeedCard => {
    const card = cards.pop();
    if (card === undefined) throw new RangeError('no card is left');
    return card;
  };
  const doors: Silence[] = [];
  const cores: Silence[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    doors.push(await silentDoor(site, office, { card: next(), agentIndex: turn, idleMs }));
    cores.push(await silentCore(site, office, { card: next(), idleMs }));
    progress(`${turn + 1} of ${turns} silences`);
  }
  const intoSilence = await blockIntoSilence(site, office, next());
  const { refusals, rosters } = await blockMany(site, office, cards);
  return { contacts, doors, cores, intoSilence, refusals, rosters };
};

/** Block in the core → refused at 20 doors, contact → guardian's page, memory, under the load of a large school. */
export const blockBench: Bench = {
  title: `block in the core to a refused tap, ${AGENTS} agents, ${WAITING} events waiting`,
  run: async ({ long }) => {
    const idleMs = long ? LONG_IDLE_MS : IDLE_MS;
    const school = makeTestSchool({
      classesPerGrade: 10,
      pupilsPerClass: 29,
      doors: AGENTS,
      pulseMs: 500,
    });
    const push = { openAfterMs: 300, closeAfterMs: 500 };
    const site = await startSite({ school, agents: AGENTS, push });
    try {
      const bytes = rosterBytes(site);
      // Ten real minutes for each link, once.
      const done = await measure(site, idleMs, long ? 1 : SILENCES);
      const worst = Math.max(...done.refusals.map(({ lastDoorMs }) => lastDoorMs));
      const contact = Math.max(...done.contacts);
      return {
        figures: [
          ...refusalFigures(done.refusals),
          { name: 'roster', value: bytes / 1000, unit: 'kB' },
          { name: 'rosters published meanwhile', value: done.rosters, unit: 'rosters' },
          ...silenceFigures('a door', done.doors, idleMs),
          ...silenceFigures('the core', done.cores, idleMs),
          { name: 'block into dead connections', value: done.intoSilence, unit: 'ms' },
          {
            name: `contact to guardian, worst of ${PASSAGES}`,
            value: contact,
            unit: 'ms',
            target: { atMost: SECOND_MS },
          },
          { name: 'contact to guardian, p50', value: percentile(done.contacts, 0.5), unit: 'ms' },
          ...memoryFigures(site),
        ],
        json: { worstMs: worst, contactWorstMs: contact, rosterBytes: bytes },
      };
    } finally {
      await site.remove();
    }
  },
};
