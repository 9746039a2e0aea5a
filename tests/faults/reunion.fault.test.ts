import type { Card } from '@furtka/core-contract/api';
import type { SeedCard } from '@furtka/diary-core/seed';
import t from 'tap';
import { signInAtKiosk } from '../harness/caretaker.ts';
import type { Person } from '../harness/person.ts';
import { doorsReady } from '../harness/site.ts';
import { until } from '../harness/until.ts';
import { agentOf, cardOf, smallSite, tapCard } from './small-site.ts';

t.setTimeout(120_000);

const stateInCore = async (office: Person, card: SeedCard): Promise<string> =>
  (await office.get<Pick<Card, 'state'>>(`/api/v1/cards/${card.id}`)).body.state;

interface Act {
  readonly action: string;
  readonly actor: { readonly role: string };
  readonly reason?: string;
}

t.test(
  'a block made at the kiosk while the core is away survives the reunion with a roster signed before it [CARD-39, DOOR-12, AUDIT-13]',
  async (t) => {
    const site = await smallSite(t);
    const { school } = site;
    const card = cardOf(site, 0);
    const main = agentOf(site, 0);
    const office = await site.person('secretariat');
    const pin = school.login('caretaker').pin ?? '';
    const kiosk = await until('the directory at the hub', () =>
      signInAtKiosk(site.kioskUrl, pin).catch(() => undefined),
    );
    t.match(await tapCard(main, card), { decision: 'granted' });

    site.coreLink.set({ kind: 'cut' });
    const { rosterVersion: before } = await site.state();
    // The core knows nothing of what happens at the kiosk, and signs a roster in which the card is good.
    const other = cardOf(site, 1);
    t.equal(
      (await office.post(`/api/v1/cards/${other.id}/block`, { reason: 'zgubiona' })).status,
      200,
    );
    const made = await kiosk.block(card.id, 'zgubiona na boisku');
    t.equal(made.status, 200);
    for (const agent of site.agents)
      await until('the door to refuse it, the core away', async () => {
        const { reason } = await tapCard(agent, card);
        return reason === 'denied.blocked';
      });
    await until('a receipt of each door at the kiosk', async () => {
      const { body } = await kiosk.get<typeof made.body>(`/blocks/${made.body.blockId}`);
      return body.receipts.every(({ confirmedAtUtc }) => confirmedAtUtc !== undefined);
    });

    // From here to the end the card is tapped all the time: it must not open once.
    let isOver = false;
    const answers = new Map<string, number>();
    const tapping = (async () => {
      while (!isOver) {
        for (const agent of site.agents) {
          const { reason } = await tapCard(agent, card);
          answers.set(reason, (answers.get(reason) ?? 0) + 1);
        }
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    })();
    site.coreLink.set({ kind: 'open' });
    await until('the roster that was signed meanwhile', async () => {
      const { rosterVersion } = await site.state();
      return rosterVersion > before;
    });
    await doorsReady(site);
    await until(
      'the block in the core',
      async () => (await stateInCore(office, card)) === 'blocked',
    );
    await until('a roster that settles it at every door', async () => {
      const { blocks, denyVersion, agents } = await site.state();
      return blocks.length === 0 && agents.every((agent) => agent.denyVersion >= denyVersion);
    });
    await doorsReady(site);
    isOver = true;
    await tapping;
    t.same([...answers.keys()], ['denied.blocked'], 'not one tap got through');
    t.match(await tapCard(main, cardOf(site, 2)), { decision: 'granted' }, 'others come and go');

    const admin = await site.person('admin');
    const { body } = await admin.get<{ items: Act[] }>(`/api/v1/audit?subjectId=${card.id}`);
    t.match(
      body.items.find(({ action }) => action === 'card.block'),
      { actor: { role: 'caretaker' }, reason: 'zgubiona na boisku' },
      'the register of changes holds the act in the name of the caretaker',
    );
    t.match(await admin.get('/api/v1/audit/verify'), { body: { result: 'intact' } });
  },
);
