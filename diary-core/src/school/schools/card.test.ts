import sharp from 'sharp';
import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';

const options = { features: worldFeatures };
const CARD = '/api/v1/school/card';
const LOGO = '/api/v1/school/logo';
const ROOMS = '/api/v1/rooms';
const SITES = '/api/v1/sites';

const FULL = {
  name: ' Szkoła Podstawowa nr 7 im. Marii Skłodowskiej-Curie ',
  shortName: ' SP 7 ',
  kind: 'primary',
  rspo: '12345',
  address: 'ul. Szkolna 1, 00-001 Warszawa',
};

/** A mark as a person sends it: a square in the middle of a wide white border, with words about its origin. */
const mark = async (): Promise<string> => {
  const square = await sharp({
    create: { width: 300, height: 300, channels: 4, background: '#1747a6' },
  })
    .png()
    .toBuffer();
  const whole = await sharp({
    create: { width: 1600, height: 1200, channels: 4, background: '#ffffff' },
  })
    .composite([{ input: square, gravity: 'centre' }])
    .withExif({ IFD0: { Copyright: 'Jan Kowalski' } })
    .png()
    .toBuffer();
  return whole.toString('base64');
};

onBothEngines(
  t,
  'the record of the school: names, type, number, address; the slower of two administrators is told',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = as(kit, 'a', 'admin', 'admin');
    const first = (await admin.get(CARD)).json();
    t.match(first, { name: 'Szkoła A', shortName: '', kind: null, rspo: null, logo: null });
    t.equal(first.sites.length, 1);
    const saved = await admin.send('PUT', CARD, { ...FULL, version: first.version });
    t.match(saved.json(), {
      ...FULL,
      name: FULL.name.trim(),
      shortName: 'SP 7',
      version: first.version + 1,
    });
    const late = await admin.send('PUT', CARD, { ...FULL, version: first.version });
    t.strictSame(late.json(), {
      code: 'kernel.version_conflict',
      details: { stored: first.version + 1 },
    });
    const version = first.version + 1;
    for (const wrong of [
      { name: '  ' },
      { kind: 'castle' },
      { rspo: '0123' },
      { rspo: '12345678' },
      { rspo: 'abc' },
      { shortName: 'x'.repeat(21) },
      { motto: 'x' },
    ])
      t.equal(
        (await admin.send('PUT', CARD, { ...FULL, ...wrong, version })).json().code,
        'kernel.invalid_input',
        JSON.stringify(wrong),
      );
    for (const role of ['director', 'secretariat', 'teacher'] as const) {
      const other = as(kit, 'a', role, 'scibor');
      t.equal((await other.get(CARD)).statusCode, 200);
      t.equal((await other.send('PUT', CARD, { ...FULL, version })).statusCode, 403, role);
    }
    const elsewhere = (await as(kit, 'b', 'admin', 'admin').get(CARD)).json();
    t.match(elsewhere, { name: 'Szkoła B', shortName: '', kind: null }, 'each school its own');
    const acts = await kit.db
      .forSchool(kit.schoolA)
      .read((read) =>
        read.from('audit').select('action').where('action', '=', 'school.card').execute(),
      );
    t.equal(acts.length, 1, 'the change stands in the register, the refused ones do not');
  },
);

onBothEngines(
  t,
  'the mark of the school loses its border and what the file tells besides, and is of one school',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = as(kit, 'a', 'admin', 'admin');
    t.equal((await admin.get(LOGO)).statusCode, 404);
    const put = await admin.send('PUT', LOGO, { picture: await mark() });
    t.equal(put.statusCode, 200, put.body);
    const shown = await as(kit, 'a', 'guardian', 'katarzyna').get(LOGO);
    t.equal(shown.headers['content-type'], 'image/png');
    const seen = await sharp(shown.rawPayload).metadata();
    t.match(seen, { format: 'png', width: 300, height: 300 });
    t.equal(seen.exif, undefined);
    t.ok(shown.rawPayload.length <= 64_000);
    t.equal((await admin.get(CARD)).json().logo, put.json().logo);
    t.equal((await as(kit, 'b', 'admin', 'admin').get(LOGO)).statusCode, 404);
    const text = Buffer.from('To nie jest obraz.').toString('base64');
    t.equal(
      (await admin.send('PUT', LOGO, { picture: text })).json().code,
      'schools.logo_unreadable',
    );
    const plain = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer();
    const whole = await admin.send('PUT', LOGO, { picture: plain.toString('base64') });
    t.equal(whole.statusCode, 200, 'a picture of one colour is kept as it is');
    const director = as(kit, 'a', 'director', 'director');
    t.equal((await director.send('PUT', LOGO, { picture: text })).statusCode, 403);
    t.equal((await director.send('DELETE', LOGO)).statusCode, 403);
    t.equal((await admin.send('DELETE', LOGO)).statusCode, 204);
    t.equal((await admin.send('DELETE', LOGO)).statusCode, 404);
  },
);

onBothEngines(
  t,
  'rooms are added, renamed, moved and no longer used; a room of a timetable keeps its name',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = as(kit, 'a', 'admin', 'admin');
    const siteId = fixtureId('a', 'site');
    const added = await admin.send('POST', ROOMS, { name: ' 112 ', siteId });
    t.match(added.json(), { name: '112', siteId, isRetired: false, version: 1 });
    t.equal(
      (await admin.send('POST', ROOMS, { name: '112', siteId })).json().code,
      'kernel.duplicate',
    );
    const path = `${ROOMS}/${added.json().roomId}`;
    const change = { name: '112a', siteId, isRetired: false, version: 1 };
    t.match((await admin.send('PUT', path, change)).json(), { name: '112a', version: 2 });
    t.equal((await admin.send('PUT', path, change)).json().code, 'kernel.version_conflict');
    const retired = { ...change, isRetired: true, version: 2 };
    t.match((await admin.send('PUT', path, retired)).json(), { isRetired: true, version: 3 });
    t.equal((await admin.send('DELETE', path)).statusCode, 204, 'nothing ever named it');
    const used = (await admin.get(ROOMS)).json().items[0];
    const overview = async () =>
      (await admin.get('/api/v1/timetable/overview'))
        .json()
        .rooms.map((each: { id: string }) => each.id);
    t.ok((await overview()).includes(used.roomId));
    const away = { name: used.name, siteId, isRetired: true, version: used.version };
    t.equal((await admin.send('PUT', `${ROOMS}/${used.roomId}`, away)).statusCode, 200);
    t.notOk((await overview()).includes(used.roomId), 'no longer offered');
    const foreign = as(kit, 'b', 'admin', 'admin');
    t.equal((await foreign.send('PUT', `${ROOMS}/${used.roomId}`, away)).statusCode, 404);
    t.equal((await foreign.send('DELETE', `${ROOMS}/${used.roomId}`)).statusCode, 404);
    t.equal((await foreign.send('POST', ROOMS, { name: 'X', siteId })).statusCode, 404);
    const director = as(kit, 'a', 'director', 'director');
    t.equal((await director.send('POST', ROOMS, { name: 'X', siteId })).statusCode, 403);
  },
);

onBothEngines(
  t,
  'a building is no longer used once its rooms are not, and one always stays',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = as(kit, 'a', 'admin', 'admin');
    const main = `${SITES}/${fixtureId('a', 'site')}`;
    const name = 'Budynek główny';
    const only = await admin.send('PUT', main, { name, isRetired: true });
    t.equal(only.json().code, 'schools.last_site');
    t.equal((await admin.send('DELETE', main)).json().code, 'schools.last_site');
    const { siteId } = (await admin.send('POST', SITES, { name: 'Filia' })).json();
    const full = await admin.send('PUT', main, { name, isRetired: true });
    t.strictSame(full.json(), { code: 'schools.site_has_rooms', details: { count: 2 } });
    t.equal((await admin.send('DELETE', main)).json().code, 'schools.site_in_use');
    const branch = `${SITES}/${siteId}`;
    const gone = await admin.send('PUT', branch, { name: 'Filia', isRetired: true });
    t.match(gone.json(), { name: 'Filia', isRetired: true });
    const late = await admin.send('POST', ROOMS, { name: '1', siteId });
    t.equal(late.json().code, 'schools.site_retired');
    t.equal((await admin.send('DELETE', branch)).statusCode, 204);
    t.equal((await as(kit, 'b', 'admin', 'admin').send('DELETE', main)).statusCode, 404);
  },
);
