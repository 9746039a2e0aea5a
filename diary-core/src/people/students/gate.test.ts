import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';
import { bombOf, heicHead, phonePhoto, pictureOf } from './test-pictures.ts';

const options = { features: worldFeatures };
const NOTE = 'Odbiera babcia, Irena Żak. Nie wydawać nikomu innemu.';
const path = (name: string, what: string, key: 'a' | 'b' = 'a') =>
  `/api/v1/students/${fixtureId(key, name)}/${what}`;
const base64 = (bytes: Buffer) => ({ photo: bytes.toString('base64') });

onBothEngines(
  t,
  'a note for the gatehouse is written by office and homeroom teacher, and read by duty staff',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const office = as(kit, 'a', 'secretariat', 'secretary');
    const duty = as(kit, 'a', 'dutyStaff', 'caretaker');
    const homeroom = as(kit, 'a', 'homeroomTeacher', 'scibor');
    const of = path('lucja', 'gate-note');
    t.same((await duty.get(of)).json(), { note: null, version: 1 });
    const written = await homeroom.send('PUT', of, { note: ` ${NOTE} `, version: 1 });
    t.same(written.json(), { note: NOTE, version: 2 });
    t.same((await duty.get(of)).json(), { note: NOTE, version: 2 });
    const late = await office.send('PUT', of, { note: 'inna', version: 1 });
    t.equal(late.json().code, 'kernel.version_conflict');
    t.same((await office.send('PUT', of, { note: '', version: 2 })).json().note, null);
    const tooLong = await office.send('PUT', of, { note: 'x'.repeat(501), version: 3 });
    t.equal(tooLong.json().code, 'kernel.invalid_input');
    t.equal((await office.send('PUT', of, { note: 'ą'.repeat(500), version: 3 })).statusCode, 200);
    const refused = async (who: typeof office, method: 'GET' | 'PUT', name = 'lucja') =>
      (
        await (method === 'GET'
          ? who.get(path(name, 'gate-note'))
          : who.send('PUT', path(name, 'gate-note'), { note: 'x', version: 4 }))
      ).statusCode;
    t.equal(await refused(duty, 'PUT'), 403);
    t.equal(await refused(homeroom, 'PUT', 'acki'), 404, 'of another class');
    t.equal(await refused(as(kit, 'a', 'guardian', 'katarzyna'), 'GET'), 403);
    t.equal(await refused(as(kit, 'b', 'secretariat', 'secretary'), 'GET'), 404);
    t.equal(await refused(kit.anonymous, 'GET'), 401);
  },
);

onBothEngines(t, 'a photo is kept, shown, replaced and taken away', options, async (t, kit) => {
  await putWorld(kit);
  const office = as(kit, 'a', 'secretariat', 'secretary');
  const of = path('lucja', 'photo');
  t.equal((await office.get(of)).statusCode, 404);
  t.equal((await office.send('PUT', of, base64(await phonePhoto()))).statusCode, 204);
  const shown = await office.get(of);
  t.equal(shown.headers['content-type'], 'image/jpeg');
  t.ok(shown.rawPayload.length <= 15_000 && !shown.rawPayload.includes('Exif'));
  t.match(shown.headers, { 'cache-control': 'private, no-cache' });
  const again = await office
    .with({ ...office.headers, 'if-none-match': String(shown.headers['etag']) })
    .get(of);
  t.equal(again.statusCode, 304);
  t.equal((await office.send('PUT', of, base64(await pictureOf(96, 96)))).statusCode, 204);
  t.notOk((await office.get(of)).rawPayload.equals(shown.rawPayload), 'the new one');
  for (const [role, person, expected] of [
    ['guardian', 'katarzyna', 200],
    ['guardian', 'anna', 404],
    ['student', 'jan', 404],
    ['homeroomTeacher', 'scibor', 200],
    ['homeroomTeacher', 'lis', 404],
    ['dutyStaff', 'caretaker', 200],
    ['teacher', 'lis', 403],
  ] as const)
    t.equal((await as(kit, 'a', role, person).get(of)).statusCode, expected, `${role} ${person}`);
  t.equal((await as(kit, 'b', 'secretariat', 'secretary').get(of)).statusCode, 404);
  t.equal((await office.send('DELETE', of)).statusCode, 204);
  t.equal((await office.send('DELETE', of)).statusCode, 404);
});

onBothEngines(
  t,
  'what is no photo is refused with its reason and changes nothing',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const office = as(kit, 'a', 'secretariat', 'secretary');
    const of = path('lucja', 'photo');
    const good = await pictureOf(96, 96);
    await office.send('PUT', of, base64(good));
    const before = (await office.get(of)).rawPayload;
    const code = async (body: object) => {
      const reply = await office.send('PUT', of, body);
      return `${reply.statusCode} ${reply.json().code}`;
    };
    const text = Buffer.from('To nie jest zdjęcie. '.repeat(20));
    t.equal(await code(base64(text)), '400 students.photo_unreadable');
    t.equal(await code(base64(bombOf(30_000, 30_000))), '400 students.photo_too_wide');
    t.equal(await code(base64(heicHead())), '400 students.photo_heic');
    t.equal(await code(base64(Buffer.alloc(8_400_000, 1))), '400 students.photo_too_long');
    t.equal(await code({ photo: `${good.toString('base64')}!` }), '400 students.photo_unreadable');
    t.equal(await code({ photo: '' }), '400 kernel.invalid_input');
    t.equal(await code({ ...base64(good), kind: 'image/png' }), '400 kernel.invalid_input');
    t.ok((await office.get(of)).rawPayload.equals(before), 'the one before is there');
    const nobody = await office.send('PUT', path('lucja', 'photo', 'b'), base64(good));
    t.equal(nobody.statusCode, 404, 'of another school');
  },
);
