import t from 'tap';
import Type from 'typebox';
import { defineFeature } from '../feature.ts';
import { onBothEngines } from '../testing/engines.ts';
import { sampleFeature } from '../testing/sample-feature.ts';
import { route } from './route.ts';

const sensitive = defineFeature({
  name: 'testing/sensitive',
  nouns: [],
  routes: [
    route({
      method: 'GET',
      path: '/test-health-notes/:personId',
      access: { permission: 'test_locker.write', auditRead: true },
      schemas: {
        params: Type.Object({ personId: Type.String() }, { additionalProperties: false }),
        reply: Type.Object({ note: Type.String() }),
      },
      handler: async () => ({ note: 'orzechy' }),
    }),
  ],
});

onBothEngines(
  t,
  'a sensitive read is itself recorded',
  { features: [sampleFeature, sensitive] },
  async (t, kit) => {
    const office = kit.signIn([{ schoolId: kit.schoolA, role: 'secretariat' }]);
    t.same((await office.get('/api/v1/test-health-notes/17')).json(), { note: 'orzechy' });
    const rows = await kit.db
      .forSchool(kit.schoolA)
      .read((read) => read.from('audit').select(['action', 'subject_id', 'actor_role']).execute());
    t.same(rows, [
      { action: 'test_locker.write.seen', subject_id: '17', actor_role: 'secretariat' },
    ]);
  },
);
