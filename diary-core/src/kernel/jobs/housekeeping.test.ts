import t from 'tap';
import { defineFeature } from '../feature.ts';
import { defineReaction } from '../feed/reaction.ts';
import { openReactionStore } from '../feed/reaction-store.ts';
import { onBothEngines } from '../testing/engines.ts';
import { sampleFeature } from '../testing/sample-feature.ts';
import { tidySchool } from './housekeeping.ts';

const MONTH_MS = 31 * 24 * 3_600_000;
const reacting = defineFeature({
  name: 'testing/reacting',
  nouns: [],
  reactions: [
    defineReaction({
      name: 'testing.on-locker',
      kinds: ['test_locker.changed'],
      handle: async () => undefined,
    }),
  ],
});

onBothEngines(
  t,
  'old feed entries go once they were seen',
  { features: [sampleFeature, reacting] },
  async (t, kit) => {
    const db = kit.db.forSchool(kit.schoolA);
    const announce = () =>
      db.change({ actor: kit.actor, action: 'test.act', subject: { kind: 'test' } }, async (tx) => {
        tx.announce('test_locker.changed', { lockerId: 'x' });
        await tx.enqueue({ kind: 'testing.nobody' });
      });
    const versions = () =>
      db.read(async (read) =>
        (await kit.services.feed.read(read, { afterVersion: 0 })).map((entry) => entry.version),
      );
    const tidy = () => tidySchool(kit.services, openReactionStore(kit.kernel.engine), kit.schoolA);
    await announce();
    await kit.settle();
    kit.clock.advance(MONTH_MS);
    await announce();
    await kit.settle();
    await tidy();
    t.same(await versions(), [2]);
    t.equal(
      (await db.read((read) => read.from('job').select('id').execute())).length,
      2,
      'waiting jobs stay',
    );
    t.equal(await db.read((read) => kit.services.feed.version(read)), 2);
  },
);
