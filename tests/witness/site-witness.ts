import { join } from 'node:path';
import type { Child, Passage } from '@furtka/core-contract/api';
import type { SeedCard } from '@furtka/diary-core/seed';
import type { Site, SiteAgent } from '../harness/site.ts';
import { SELDOM_MS, until } from '../harness/until.ts';
import type { RelayEdge, TapAnswer } from '../processes/agent-acts.ts';
import { type Finding, judge, type Kept, type Places } from './judge.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { corePlace, hubPlace, spoolPlace } from './places.ts';

/** Somebody who stands beside a site, writes down what can be seen from outside, and judges in the end. */
export interface SiteWitness {
  readonly ledger: Ledger;
  /** Holds a card to a door and writes it down, before and after. An agent that is silent makes it lost in flight. */
  tap(agent: SiteAgent, card: SeedCard, direction?: 'in' | 'out'): Promise<TapAnswer | undefined>;
  /** Settles when everything that a spool or the hub holds is in the core. `lost`: taps that a full spool could not take. */
  rest(limitMs?: number, lost?: readonly string[]): Promise<void>;
  /** Looks at every place and says what is wrong. */
  findings(): Promise<Finding[]>;
  /** Taps that were answered. */
  answered(): number;
}

const PLACES = ['spool', 'hub', 'core'] as const;

/** Lines of the guardian's page, of each child. */
const guardiansPage = async (site: Site, fromDate: string | undefined) => {
  const person = await site.person('guardian');
  const { body } = await person.get<{ items: Child[] }>('/api/v1/children');
  const range = fromDate === undefined ? '' : `?from=${fromDate}`;
  const pages = await Promise.all(
    body.items.map(async ({ studentId }) => {
      const path = `/api/v1/children/${studentId}/passages${range}`;
      const { items } = (await person.get<{ items: Passage[] }>(path)).body;
      return items.map(({ eventId, occurredAtUtc }) => ({ eventId, studentId, occurredAtUtc }));
    }),
  );
  return { guardian: pages.flat(), children: body.items.map(({ studentId }) => studentId) };
};

const spools = (site: Site): Kept[] =>
  site.agents.flatMap(({ name }) => spoolPlace(site.folder, name.replace(/^agent-/, '')));

/** @param fromDate  first school date of the guardian's page; the page's own beginning when left out */
export const watchSite = (
  site: Site,
  {
    fromDate,
    toleranceMs = 250,
  }: { readonly fromDate?: string; readonly toleranceMs?: number } = {},
): SiteWitness => {
  const ledger = openLedger(join(site.folder, 'witness.jsonl'));
  let taps = 0;
  let answers = 0;
  const gone = new Set<string>();
  for (const slot of [site.core, site.hub, ...site.agents])
    slot.onHop(({ name, eventId }) => {
      const place = PLACES.find((one) => one === name);
      if (place !== undefined) ledger.write({ kind: 'committed', place, eventId });
    });
  const lookAtRelays = async (agent: SiteAgent): Promise<void> => {
    const edges = await agent.child().ask<RelayEdge[]>('edges');
    for (const { energised } of edges)
      ledger.write({
        kind: 'relay',
        doorId: agent.doorIds[0] ?? '',
        energised,
        atUtc: site.time.schoolNowUtc(agent.name),
      });
  };
  return {
    ledger,
    tap: async (agent, card, direction = 'in') => {
      taps += 1;
      const tapNumber = taps;
      const now = () => site.time.schoolNowUtc(agent.name);
      const [doorId = ''] = agent.doorIds;
      const place = { tapNumber, doorId, cardId: card.id, direction };
      ledger.write({ kind: 'injected', ...place, fromUtc: now() });
      try {
        const ask = { readerId: `${direction}-0`, uid: card.uid };
        const answer = await agent.child().ask<TapAnswer>('tap', ask);
        const { eventId, decision } = answer;
        if (answer.isRepeat) ledger.write({ kind: 'lost-in-flight', tapNumber });
        else ledger.write({ kind: 'answered', tapNumber, eventId, decision, untilUtc: now() });
        answers += 1;
        if (tapNumber % 20 === 0) await lookAtRelays(agent);
        return answer;
      } catch {
        // Whatever it was, nobody knows whether the door decided.
        ledger.write({ kind: 'lost-in-flight', tapNumber });
        return undefined;
      }
    },
    rest: async (limitMs = 60_000, lost = []) => {
      for (const eventId of lost) gone.add(eventId);
      const granted = ledger
        .read()
        .flatMap((one) =>
          one.kind === 'answered' && one.decision === 'granted' ? [one.eventId] : [],
        )
        .filter((eventId) => !gone.has(eventId));
      await until(
        'everything in the core',
        () => {
          const core = corePlace(site.folder);
          const ids = new Set(core.map(({ eventId }) => eventId));
          const outcomes = new Set(core.map(({ tapId }) => tapId));
          return (
            granted.every((eventId) => outcomes.has(eventId)) &&
            [...spools(site), ...hubPlace(site.folder)].every(({ eventId }) => ids.has(eventId))
          );
        },
        limitMs,
        SELDOM_MS,
      );
    },
    findings: async () => {
      for (const agent of site.agents) if (agent.isRunning()) await lookAtRelays(agent);
      const page = await guardiansPage(site, fromDate);
      const places: Places = {
        spool: spools(site),
        hub: hubPlace(site.folder),
        core: corePlace(site.folder),
        ...page,
      };
      return judge(ledger.read(), places, toleranceMs);
    },
    answered: () => answers,
  };
};
