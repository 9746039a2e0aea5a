import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';
import { pupilFiles } from '../pupil-files/feature.ts';
import { dataChecks } from './feature.ts';

const options = { features: [...worldFeatures, pupilFiles, dataChecks] };
const of = (name: string, key: 'a' | 'b' = 'a') =>
  `/api/v1/classes/${fixtureId(key, name)}/data-checks`;
const mark = (name: string) => `/api/v1/students/${fixtureId('a', name)}/data-check`;

onBothEngines(
  t,
  '[PUPIL-01, PUPIL-02] each pupil is verified by 15 September, the list says who is left, corrections come after',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const homeroom = as(kit, 'a', 'homeroomTeacher', 'scibor');
    const before = (await homeroom.get(of('4a'))).json();
    t.match(before, { className: '4a', deadline: '2026-09-15', daysLeft: 8, done: 0 });
    t.match(before.items, [
      { name: 'Jan Kowalski', numberInClass: 1, checkedOn: null, version: 1 },
      { name: 'Łucja Żak', checkedOn: null },
    ]);
    t.ok(before.items[0].missing.includes('homeAddress'));
    t.notOk(before.items[1].missing.includes('guardianPhone'));
    t.equal((await homeroom.send('PUT', mark('jan'), { version: 1 })).statusCode, 204);
    t.equal((await homeroom.send('PUT', mark('acki'), { version: 1 })).statusCode, 404);
    const stale = await homeroom.send('PUT', mark('lucja'), { version: 7 });
    t.equal(stale.json().code, 'kernel.version_conflict', 'the file is not as it was seen');
    const left = (await homeroom.get(of('4a'))).json();
    t.equal(left.done, 1);
    t.match(left.items, [
      { checkedOn: '2026-09-07', isChangedSince: false },
      { name: 'Łucja Żak', checkedOn: null },
    ]);
    const director = as(kit, 'a', 'director', 'director');
    t.match((await director.get('/api/v1/data-checks')).json().items, [
      { name: '4a', done: 1, total: 2 },
      { name: '4b', done: 0, total: 1 },
    ]);
    t.equal((await homeroom.get('/api/v1/data-checks')).json().items.length, 1);
    t.equal((await homeroom.get(of('4b'))).statusCode, 404);
    t.equal((await director.get(of('4a', 'b'))).statusCode, 404);
    t.equal((await director.send('PUT', mark('jan'), { version: 1 })).statusCode, 403);
    kit.clock.set(Date.parse('2026-10-20T10:00:00Z'));
    const office = as(kit, 'a', 'secretariat', 'secretary');
    const file = `/api/v1/students/${fixtureId('a', 'jan')}/file`;
    const corrected = await office.send('PATCH', file, { version: 1, birthPlace: 'Łódź' });
    t.equal(corrected.statusCode, 200, 'a correction after the date');
    const after = (await homeroom.get(of('4a'))).json();
    t.match(after, { daysLeft: -35 });
    t.match(after.items[0], { isChangedSince: true, version: 2 });
    t.equal((await homeroom.send('PUT', mark('jan'), { version: 2 })).statusCode, 204);
    t.match((await homeroom.get(of('4a'))).json().items[0], {
      isChangedSince: false,
      checkedOn: '2026-10-20',
    });
  },
);

onBothEngines(
  t,
  '[PUPIL-11] a homeroom teacher reports a discrepancy, the administrator answers',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const homeroom = as(kit, 'a', 'homeroomTeacher', 'scibor');
    const admin = as(kit, 'a', 'admin', 'admin');
    const path = (name: string) => `/api/v1/classes/${fixtureId('a', name)}/data-reports`;
    const report = { studentId: fixtureId('a', 'jan'), about: 'Nazwisko z błędem' };
    t.equal((await homeroom.send('POST', path('4a'), report)).statusCode, 204);
    t.equal((await homeroom.send('POST', path('4b'), report)).statusCode, 404);
    const foreign = { ...report, studentId: fixtureId('a', 'acki') };
    t.equal((await homeroom.send('POST', path('4a'), foreign)).statusCode, 404);
    t.equal((await admin.send('POST', path('4a'), report)).statusCode, 403);
    const [open] = (await admin.get('/api/v1/data-reports')).json().items;
    t.match(open, { className: '4a', name: 'Jan Kowalski', state: 'open', about: report.about });
    const answer = (who: typeof admin, version = 1) =>
      who.send('POST', `/api/v1/data-reports/${open.reportId}/answer`, {
        answer: 'poprawione',
        version,
      });
    t.equal((await answer(homeroom)).statusCode, 403);
    t.equal((await answer(admin, 9)).json().code, 'kernel.version_conflict');
    t.equal((await answer(admin)).statusCode, 204);
    t.equal((await answer(admin, 2)).json().code, 'dataChecks.answered_already');
    t.match((await homeroom.get('/api/v1/data-reports')).json().items, [
      { state: 'done', answer: 'poprawione' },
    ]);
    t.same(
      (await as(kit, 'a', 'homeroomTeacher', 'lis').get('/api/v1/data-reports')).json().items,
      [],
    );
  },
);
