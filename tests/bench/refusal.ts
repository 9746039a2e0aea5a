import type { SeedCard } from '@furtka/diary-core/seed';
import type { Person } from '../harness/person.ts';
import type { Site } from '../harness/site.ts';
import type { HammerAnswer, TapAnswer } from '../processes/agent-acts.ts';
import { monotonicMs } from './monotonic.ts';

const TAP_EVERY_MS = 25;
const LIMIT_MS = 20_000;
const READER = 'in-0';

/** How long a block took. */
export interface Refusal {
  /** From the office's request to the refused tap at the last door, ms. */
  readonly lastDoorMs: number;
  /** The same at the median door. */
  readonly medianDoorMs: number;
  /** From the request to its answer. */
  readonly answeredMs: number;
  /** Events that waited at the hub when the block was asked for. */
  readonly waiting: number;
}

/** One tap of the card at the first reader of an agent. */
const tap = (site: Site, index: number, card: SeedCard): Promise<TapAnswer> => {
  const agent = site.agents[index];
  if (agent === undefined) throw new RangeError('no such agent');
  return agent.child().ask('tap', { readerId: READER, uid: card.uid });
};

/** Cards that open a door now, out of those that the school says should. */
export const opening = async (site: Site, wanted: number): Promise<SeedCard[]> => {
  const found: SeedCard[] = [];
  for (const [index, card] of site.school.pupilCards.entries()) {
    if (found.length === wanted) return found;
    const { decision } = await tap(site, index % site.agents.length, card);
    if (decision === 'granted') found.push(card);
  }
  if (found.length < wanted) throw new Error(`${found.length} cards open, ${wanted} are needed`);
  return found;
};

/**
 * Blocks a card in the core and taps it at every door, again and again, from before the block until each refuses.
 *
 * Errors: a door that had not granted before, or did not refuse within 20 s
 */
export const blockAndTap = async (site: Site, office: Person, card: SeedCard): Promise<Refusal> => {
  const before = await Promise.all(site.agents.map((_, index) => tap(site, index, card)));
  const shut = before.filter(({ decision }) => decision !== 'granted').length;
  if (shut > 0) throw new Error(`the card did not open ${shut} doors before its block`);
  const hammering = site.agents.map((agent) =>
    agent.child().ask<HammerAnswer>(
      'hammer',
      {
        readerId: READER,
        uid: card.uid,
        everyMs: TAP_EVERY_MS,
        reason: 'denied.blocked',
        limitMs: LIMIT_MS,
      },
      2 * LIMIT_MS,
    ),
  );
  const { eventsWaiting: waiting } = await site.state();
  const askedAtMs = monotonicMs();
  const { status } = await office.post(`/api/v1/cards/${card.id}/block`, { reason: 'zgubiona' });
  const answeredMs = monotonicMs() - askedAtMs;
  if (status !== 200) throw new Error(`the block was answered by ${status}`);
  const refused = (await Promise.all(hammering)).map(({ atMs }) => {
    if (atMs === undefined) throw new Error(`a door did not refuse within ${LIMIT_MS} ms`);
    return atMs - askedAtMs;
  });
  refused.sort((a, b) => a - b);
  return {
    lastDoorMs: refused.at(-1) ?? Number.NaN,
    medianDoorMs: refused[Math.floor(refused.length / 2)] ?? Number.NaN,
    answeredMs,
    waiting,
  };
};
