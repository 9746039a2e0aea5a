import type { SchoolId } from '@furtka/core-contract/ids';
import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { worldFeatures } from '../../seed/fixture-world.ts';
import { createSchool } from './api.ts';

const NAMES = ['nr 1', 'nr 2', 'nr 3', 'nr 4', 'nr 5', 'nr 6'].map(
  (number) => `Szkoła Podstawowa ${number}`,
);
const YEAR = {
  name: '2026/2027',
  from: '2026-09-01',
  to: '2027-08-31',
  lessonsFrom: '2026-09-01',
  lessonsTo: '2027-06-25',
  terms: [
    { ordinal: 1, from: '2026-09-01', to: '2027-01-31' },
    { ordinal: 2, from: '2027-02-01', to: '2027-08-31' },
  ],
};
const BELLS = { name: 'Dzwonki', periods: [{ number: 1, from: '08:00', to: '08:45' }] };

onBothEngines(
  t,
  'one deployment serves six primary schools of a municipality, each with the same names and its own data [STRUCT-01]',
  { features: worldFeatures },
  async (t, kit) => {
    const schools = NAMES.map((name) => ({ name, schoolId: kit.newId<'SchoolId'>() as SchoolId }));
    for (const { name, schoolId } of schools)
      await kit.db
        .forSchool(schoolId)
        .change({ actor: kit.actor, action: 'test.school', subject: { kind: 'school' } }, (tx) =>
          createSchool(tx, { name, address: 'Gmina Furtkowo' }),
        );
    const admins = schools.map(({ schoolId }) => kit.signIn([{ schoolId, role: 'admin' }]));
    const classIds: string[] = [];
    for (const admin of admins) {
      const { yearId } = (await admin.send('POST', '/api/v1/school-years', YEAR)).json();
      const { bellScheduleId } = (await admin.send('POST', '/api/v1/bell-schedules', BELLS)).json();
      const body = { yearId, gradeLevel: 1, name: '1a', bellScheduleId, siteId: null };
      const made = await admin.send('POST', '/api/v1/classes', body);
      t.equal(made.statusCode, 200, made.body);
      classIds.push(made.json().classId);
    }
    t.equal(new Set(classIds).size, 6, 'six classes 1a');
    for (const [index, admin] of admins.entries()) {
      t.match((await admin.get('/api/v1/school')).json(), { name: NAMES[index] });
      t.match((await admin.get('/api/v1/classes')).json().items, [{ classId: classIds[index] }]);
      const foreign = classIds[(index + 1) % 6];
      const path = `/api/v1/classes/${foreign}`;
      t.equal((await admin.get(`${path}/terms`)).statusCode, 404, 'of another school');
      t.equal((await admin.send('DELETE', path)).statusCode, 404);
    }
  },
);
