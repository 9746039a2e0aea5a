import type { SeedCard } from '@furtka/diary-core/seed';
import { makeTestSchool } from '../harness/school.ts';
import { type Site, type SiteAgent, type SiteOptions, startSite } from '../harness/site.ts';
import type { TapAnswer } from '../processes/agent-acts.ts';
import type { SiteWitness } from '../witness/site-witness.ts';

interface Test {
  teardown(end: () => Promise<void>): void;
}

/** A school of 8 classes with two doors, each with an agent of its own; people push the door open. Ended with the test. */
export const smallSite = async (
  t: Test,
  { key = '', ...more }: Partial<Omit<SiteOptions, 'school'>> & { readonly key?: string } = {},
): Promise<Site> => {
  const school = makeTestSchool({
    classesPerGrade: 1,
    pupilsPerClass: 10,
    doors: 2,
    pulseMs: 400,
    key,
  });
  const push = { openAfterMs: 60, closeAfterMs: 150 };
  const site = await startSite({ school, agents: 2, push, ...more });
  t.teardown(site.remove);
  return site;
};

/** An agent of a site, counted from 0. */
export const agentOf = (site: Site, index: number): SiteAgent => {
  const agent = site.agents[index];
  if (agent === undefined) throw new RangeError(`no agent ${index}`);
  return agent;
};

/** An active card of a pupil, counted from 0. */
export const cardOf = (site: Site, index: number): SeedCard => {
  const card = site.school.pupilCards[index];
  if (card === undefined) throw new RangeError(`no card ${index}`);
  return card;
};

/** The card of a child whom the demo shows by name. */
export const castCard = (site: Site, key: 'inside' | 'sibling' | 'later'): SeedCard => {
  const holder = site.school.castByKey.get(key);
  const card = site.school.school.cards.find(({ holderId }) => holderId === holder);
  if (holder === undefined || card === undefined) throw new RangeError(`no card for ${key}`);
  return card;
};

/** Holds a card to the first door of an agent. */
export const tapCard = (
  agent: SiteAgent,
  card: Pick<SeedCard, 'uid'>,
  direction: 'in' | 'out' = 'in',
): Promise<TapAnswer> => agent.child().ask('tap', { readerId: `${direction}-0`, uid: card.uid });

/** So many different pupils through the doors in turn, `from` on, before the witness's eyes. */
export const comeIn = async (
  site: Site,
  witness: SiteWitness,
  from: number,
  count: number,
): Promise<void> => {
  for (let number = from; number < from + count; number += 1)
    await witness.tap(agentOf(site, number % 2), cardOf(site, number));
};
