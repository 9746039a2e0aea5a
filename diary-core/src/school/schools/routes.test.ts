import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';

const options = { features: worldFeatures };

onBothEngines(
  t,
  'settings have the defaults and change only as a whole',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = as(kit, 'a', 'admin', 'admin');
    const first = (await admin.get('/api/v1/school/settings')).json();
    t.match(first, {
      version: 1,
      settings: {
        staleAfterDays: 7,
        expiredAfterDays: 30,
        keyholderAfterDays: 90,
        repeatFoldMs: 5000,
        dutyStaffMayBlock: false,
        grantedTapCountsAsEntry: false,
        photosOnHub: false,
        lockAfterFailures: null,
        meetingEntries: false,
        forgottenNoteAt: 3,
        visitorDays: 30,
        officePhone: null,
      },
    });
    const settings = { ...first.settings, dutyStaffMayBlock: true };
    const changed = await admin.send('PUT', '/api/v1/school/settings', { settings, version: 1 });
    t.equal(changed.statusCode, 200);
    t.strictSame(changed.json(), { settings, defaults: first.settings, version: 2 });
    const late = await admin.send('PUT', '/api/v1/school/settings', { settings, version: 1 });
    t.equal(late.json().code, 'kernel.version_conflict');
    const wrong = { ...settings, expiredAfterDays: 5 };
    const refused = await admin.send('PUT', '/api/v1/school/settings', {
      settings: wrong,
      version: 2,
    });
    t.equal(refused.statusCode, 400);
    t.equal(refused.json().code, 'schools.ages_unordered');
    const unknown = { ...settings, colour: 'red' };
    const strange = await admin.send('PUT', '/api/v1/school/settings', {
      settings: unknown,
      version: 2,
    });
    t.equal(strange.statusCode, 400);
    const other = (await as(kit, 'b', 'admin', 'admin').get('/api/v1/school/settings')).json();
    t.equal(other.settings.dutyStaffMayBlock, false, 'the other school keeps its own');
  },
);

/** What may be switched, and the values that a school may give each number. */
const SWITCHES = [
  'dutyStaffMayBlock',
  'grantedTapCountsAsEntry',
  'homeroomSeesPassages',
  'directorSeesPassages',
  'photosOnHub',
  'meetingEntries',
] as const;
const KEPT = [
  { forgottenNoteAt: 1, visitorDays: 1, officePhone: '+48 22 555 01 01' },
  { forgottenNoteAt: 100, visitorDays: 3650, officePhone: null },
];
const REFUSED = [
  { forgottenNoteAt: 0 },
  { forgottenNoteAt: 101 },
  { visitorDays: 0 },
  { visitorDays: 3651 },
  { officePhone: '' },
  { officePhone: '  ' },
  { officePhone: '1'.repeat(41) },
  { meetingEntries: 'yes' },
];

onBothEngines(
  t,
  'every switch of the school keeps both of its values, every number its range',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = as(kit, 'a', 'admin', 'admin');
    const path = '/api/v1/school/settings';
    const put = async (over: object) => {
      const { settings, version } = (await admin.get(path)).json();
      return admin.send('PUT', path, { settings: { ...settings, ...over }, version });
    };
    for (const name of SWITCHES)
      for (const value of [true, false]) {
        t.equal((await put({ [name]: value })).statusCode, 200);
        t.equal((await admin.get(path)).json().settings[name], value, `${name} ${value}`);
      }
    for (const over of KEPT) {
      t.match((await put(over)).json().settings, over);
      t.match((await admin.get(path)).json().settings, over);
    }
    for (const over of REFUSED)
      t.equal((await put(over)).json().code, 'kernel.invalid_input', JSON.stringify(over));
  },
);

onBothEngines(t, 'a school sees and changes its own sites only', options, async (t, kit) => {
  await putWorld(kit);
  const admin = as(kit, 'a', 'admin', 'admin');
  t.match((await admin.get('/api/v1/school')).json(), {
    name: 'Szkoła A',
    sites: [{ name: 'Budynek główny', zone: 'Europe/Warsaw' }],
  });
  const added = await admin.send('POST', '/api/v1/sites', { name: ' Sala gimnastyczna ' });
  t.match(added.json(), { name: 'Sala gimnastyczna', zone: 'Europe/Warsaw' });
  const twice = await admin.send('POST', '/api/v1/sites', { name: 'Sala gimnastyczna' });
  t.equal(twice.statusCode, 409);
  const zone = await admin.send('POST', '/api/v1/sites', { name: 'Księżyc', zone: 'Moon/Base' });
  t.equal(zone.json().code, 'schools.unknown_zone');
  const foreign = `/api/v1/sites/${fixtureId('b', 'site')}`;
  t.equal((await admin.send('PUT', foreign, { name: 'Cudzy' })).statusCode, 404);
  const teacher = as(kit, 'a', 'teacher', 'scibor');
  t.equal((await teacher.send('POST', '/api/v1/sites', { name: 'X' })).statusCode, 403);
  t.match((await teacher.get('/api/v1/rooms')).json().items, [
    { name: 'Sala 4a' },
    { name: 'Sala 4b' },
  ]);
  t.equal((await kit.anonymous.get('/api/v1/school')).statusCode, 401);
});
