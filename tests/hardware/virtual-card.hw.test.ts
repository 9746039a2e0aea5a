import type { Child, Passage } from '@furtka/core-contract/api';
import { makePcscd, missingForPcscd, VirtualCard } from '@furtka/hardware/testing-pcscd';
import type { TappedMessage } from '@furtka/scripts/demo/bus/messages';
import t from 'tap';
import { startDemo } from '../harness/demo.ts';
import { signIn } from '../harness/person.ts';
import { hearOne } from '../harness/taps.ts';
import { until } from '../harness/until.ts';

const missing = missingForPcscd();

t.test(
  'a virtual card at a real PC/SC reader ends on the guardian’s page [HUB-02, DOOR-07, PRES-01]',
  missing === undefined ? {} : { skip: `not run, missing: ${missing}` },
  async (t) => {
    const pcscd = await makePcscd({ names: ['Furtka door'] });
    t.teardown(() => pcscd.end());
    const [slot] = pcscd.slots;
    if (slot === undefined) throw new Error('pcscd has no reader');
    const demo = await startDemo({ args: ['--reader', 'pcsc'] });
    t.teardown(demo.remove);
    const bus = demo.bus();
    await bus.connected();
    const guardian = await signIn(demo.coreUrl, demo.account('guardian'));
    const { body } = await guardian.get<{ items: Child[] }>('/api/v1/children');
    const [child] = body.items;
    const card = demo.cards().find((one) => one.holderId === child?.studentId);
    if (child === undefined || card === undefined) throw new Error('no child with a card');

    const tapped = await until('the door answers the virtual card', async () => {
      const answer = hearOne(
        bus,
        (message): message is TappedMessage =>
          message.type === 'tapped' && message.cardId === card.cardId,
        3000,
      );
      const virtual = new VirtualCard({ uid: card.uid });
      await virtual.insert(slot.port);
      const heard = await answer;
      await virtual.remove();
      return heard;
    });
    t.match(tapped, { decision: 'granted', reason: 'granted.window' });
    const passage = await until('the passage on the guardian’s page', async () => {
      const page = await guardian.get<{ items: Passage[] }>(
        `/api/v1/children/${child.studentId}/passages`,
      );
      return page.body.items.find((one) => one.eventId === tapped.eventId);
    });
    t.match(passage, { direction: 'in', opened: 'yes', late: false });

    const stranger = hearOne(
      bus,
      (message): message is TappedMessage => message.type === 'tapped' && message.cardId === null,
      8000,
    );
    const unknown = new VirtualCard({ uid: '0badcafe' });
    await unknown.insert(slot.port);
    t.match(await stranger, { decision: 'denied', reason: 'denied.unknown' });
    await unknown.remove();
  },
);
