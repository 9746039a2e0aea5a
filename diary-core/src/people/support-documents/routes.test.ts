import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';
import { pupilFiles } from '../pupil-files/feature.ts';
import { supportDocuments } from './feature.ts';

const options = { features: [...worldFeatures, pupilFiles, supportDocuments] };
const path = (what = 'support-documents', name = 'jan', key: 'a' | 'b' = 'a') =>
  `/api/v1/students/${fixtureId(key, name)}/${what}`;
const OPINION = {
  kind: 'opinion',
  issuer: 'Poradnia nr 4 w Warszawie',
  number: '12/2026',
  issuedOn: '2026-06-10',
  validUntil: '2026-09-30',
  about: 'dysleksja rozwojowa',
  recommendations: 'dłuższy czas pracy, większa czcionka',
};

onBothEngines(
  t,
  '[PUPIL-03] an opinion with its recommendations is seen by few, every reading is recorded, and it stands in no list',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const homeroom = as(kit, 'a', 'homeroomTeacher', 'scibor');
    const counsellor = as(kit, 'a', 'counsellor', 'lis');
    const director = as(kit, 'a', 'director', 'director');
    t.equal((await homeroom.send('POST', path(), OPINION)).statusCode, 204);
    const statuses = async (role: Parameters<typeof as>[2], person: string, of = path()) =>
      (await as(kit, 'a', role, person).get(of)).statusCode;
    t.equal(await statuses('secretariat', 'secretary'), 403);
    t.equal(await statuses('admin', 'admin'), 403);
    t.equal(await statuses('guardian', 'anna'), 403);
    t.equal(await statuses('teacher', 'lis'), 403);
    t.equal(await statuses('homeroomTeacher', 'lis'), 404, 'another class');
    t.equal(await statuses('director', 'director', path('support-documents', 'jan', 'b')), 404);
    const [seen] = (await counsellor.get(path())).json().items;
    t.match(seen, { ...OPINION, isOver: false, version: 1 });
    const readings = (await director.get(path('support-readings'))).json().items;
    t.match(readings, [{ role: 'counsellor', atUtc: kit.clock.nowMs(), name: /./ }]);
    t.equal(await statuses('secretariat', 'secretary', path('support-readings')), 403);
    kit.clock.set(Date.parse('2026-10-01T10:00:00Z'));
    t.equal((await counsellor.get(path())).json().items[0].isOver, true);
    const office = as(kit, 'a', 'secretariat', 'secretary');
    for (const url of [path('file'), '/api/v1/students', '/api/v1/students?search=dysleksja'])
      t.notMatch((await office.get(url)).body, /dyslek|czcionka|Poradnia/, url);
  },
);

onBothEngines(
  t,
  'an opinion is corrected with its version, removed with a reason, and must make sense',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const counsellor = as(kit, 'a', 'counsellor', 'lis');
    const code = async (change: object) =>
      (await counsellor.send('POST', path(), { ...OPINION, ...change })).json().code;
    t.equal(await code({ issuedOn: '2026-12-01', validUntil: null }), 'supportDocuments.in_future');
    t.equal(await code({ validUntil: '2026-01-01' }), 'supportDocuments.ends_before_start');
    t.equal(await code({ issuedOn: '2026-02-30' }), 'students.no_such_date');
    t.equal(await code({ recommendations: ' ' }), 'kernel.invalid_input');
    t.equal(await code({ about: 'x'.repeat(2001) }), 'kernel.invalid_input');
    t.equal((await counsellor.send('POST', path(), OPINION)).statusCode, 204);
    const [document] = (await counsellor.get(path())).json().items;
    const one = path(`support-documents/${document.documentId}`);
    const change = { ...OPINION, validUntil: null, version: 1 };
    t.equal((await counsellor.send('PUT', one, change)).statusCode, 204);
    t.equal((await counsellor.send('PUT', one, change)).json().code, 'kernel.version_conflict');
    const deputy = as(kit, 'a', 'deputyDirector', 'director');
    t.equal((await deputy.send('PUT', one, { ...change, version: 2 })).statusCode, 403);
    const wrong = path(`support-documents/${document.documentId}`, 'lucja');
    t.equal((await counsellor.send('PUT', wrong, { ...change, version: 2 })).statusCode, 404);
    const removal = { reason: 'wpisane przez pomyłkę' };
    t.equal((await counsellor.send('POST', `${one}/remove`, removal)).statusCode, 204);
    t.equal((await counsellor.send('POST', `${one}/remove`, removal)).statusCode, 404);
  },
);
