import type { Child } from '@furtka/core-contract/api';
import { listenLive } from '../harness/live.ts';
import type { Site } from '../harness/site.ts';
import { until } from '../harness/until.ts';
import type { TapAnswer, TapTimes } from '../processes/agent-acts.ts';
import { monotonicMs } from './monotonic.ts';

const LIMIT_MS = 30_000;

/** From the contact that opened to the guardian's live stream, ms, for each of `passages`. */
export const contactToGuardian = async (site: Site, passages: number): Promise<number[]> => {
  const guardian = await site.person('guardian');
  const { body } = await guardian.get<{ items: Child[] }>('/api/v1/children');
  const own = new Set<string>(body.items.map(({ studentId }) => studentId));
  const cards = site.school.pupilCards.filter(({ holderId }) => own.has(holderId ?? ''));
  const live = await listenLive(site.coreUrl, guardian.cookie);
  // `performance` counts from the start of this process.
  const offsetMs = monotonicMs() - performance.now();
  const times: number[] = [];
  try {
    for (let number = 0; number < passages; number += 1) {
      const card = cards[number % cards.length];
      const agent = site.agents[number % site.agents.length];
      if (card === undefined || agent === undefined) throw new Error('no card or no door');
      const child = agent.child();
      await child.ask('times');
      const { eventId } = await child.ask<TapAnswer>('tap', { readerId: 'in-0', uid: card.uid });
      const seen = await until(
        'the passage on the guardian’s page',
        () =>
          live.events.find(
            ({ event, data }) =>
              event === 'passage' && data['eventId'] === eventId && data['opened'] === 'yes',
          ),
        LIMIT_MS,
      );
      const stations = (await child.ask<TapTimes[]>('times')).find(
        (tap) => tap.eventId === eventId,
      );
      if (stations?.opened === undefined) throw new Error('the contact was not seen to open');
      times.push(seen.atMs + offsetMs - stations.opened);
    }
  } finally {
    live.stop();
  }
  return times;
};
