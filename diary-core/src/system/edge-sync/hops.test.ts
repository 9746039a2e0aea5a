import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { batchOf, makeSite, rowsFrom, systemFeatures, tapAt } from '../test-site.ts';

const hops: string[] = [];
const observer = {
  hop: (name: string, eventId: string): void => {
    hops.push(`${name} ${eventId}`);
  },
};

onBothEngines(
  t,
  'the core tells of each tap once, when it is committed',
  { features: systemFeatures, observer },
  async (t, kit) => {
    const site = await makeSite(kit);
    const tap = tapAt(kit, site, { reason: 'granted.window' });
    const { reason: _reason, ...rest } = tap;
    const passage = { ...rest, id: kit.newId(), kind: 'passage', tapId: tap.id, opened: 'yes' };
    const send = (first: number, payload: unknown) =>
      site.bridge.send('POST', '/api/v1/hub/events', batchOf(rowsFrom(kit, first, [payload])));
    hops.length = 0;
    await send(1, tap);
    await send(2, passage);
    await send(2, passage);
    t.same(hops, [`core ${tap.id}`]);
  },
);
