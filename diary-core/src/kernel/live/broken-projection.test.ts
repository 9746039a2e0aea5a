import type { PersonId } from '@furtka/core-contract/ids';
import t from 'tap';
import { defineFeature } from '../feature.ts';
import { onBothEngines } from '../testing/engines.ts';
import { sampleFeature } from '../testing/sample-feature.ts';
import { type OpenStream, openStream } from '../testing/stream.ts';
import { until } from '../testing/until.ts';
import { defineLive } from './projection.ts';

/** Fails in the database for every locker but the one labelled `good`, and so does its whole transaction on PostgreSQL. */
const brokenLive = defineLive({
  kind: 'test_locker.changed',
  permission: 'test_locker.read',
  load: async (read, entry) => {
    const locker = await read.get('test_locker', entry.payload.lockerId);
    if (locker?.label === 'good') return [{ event: 'mended', data: {} }];
    await read.get('test_locker', 'no id at all');
    throw new RangeError('this projection is broken');
  },
});
const features = [
  defineFeature({ ...sampleFeature, live: [brokenLive, ...(sampleFeature.live ?? [])] }),
];

const seen = (stream: OpenStream): unknown[] =>
  stream.events
    .filter(({ event }) => event === 'locker' || event === 'mended')
    .map(({ event, data }) => (data as { lockerId?: string }).lockerId ?? event);

onBothEngines(
  t,
  'a projection that always throws leaves out its own event and stops nothing',
  { features },
  async (t, kit) => {
    const port = Number(new URL(await kit.app.listen({ host: '127.0.0.1', port: 0 })).port);
    const office = kit.signIn([{ schoolId: kit.schoolA, role: 'secretariat' }]);
    const keeperId = kit.newId<'PersonId'>() as PersonId;
    const add = (label: string) =>
      kit.db
        .forSchool(kit.schoolA)
        .change(
          { actor: kit.actor, action: 'test.act', subject: { kind: 'test_locker' } },
          async (tx) => {
            const id = tx.newId<'LockerId'>();
            if ((await tx.get('test_keeper', keeperId)) === undefined)
              await tx.insert('test_keeper', { id: keeperId, name: 'x' });
            const locker = { id, label, kind: 'small', is_open: true, version: 1 } as const;
            await tx.insert('test_locker', { ...locker, keeper_id: keeperId });
            tx.announce('test_locker.changed', { lockerId: id });
            return id;
          },
        );
    const stream = await openStream(port, office.headers);
    await until(() => kit.kernel.live.openStreams === 1, 'the stream');
    const first = await add('bad');
    const second = await add('worse');
    const third = await add('good');
    await until(() => seen(stream).length >= 4, 'everything but what cannot be shown');
    t.same(seen(stream), [first, second, 'mended', third]);
    const behind = await openStream(port, {
      ...office.headers,
      'last-event-id': `${kit.schoolA}:0`,
    });
    await until(() => seen(behind).length >= 4, 'a stream that was away');
    t.same(seen(behind), [first, second, 'mended', third]);
    t.ok(stream.isOpen && behind.isOpen);
    stream.cut();
    behind.cut();
  },
);
