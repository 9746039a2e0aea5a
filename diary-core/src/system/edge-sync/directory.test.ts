import { Directory } from '@furtka/core-contract/directory';
import type { AccountId, PersonId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import t from 'tap';
import { Compile } from 'typebox/compile';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { insertAccounts } from '../../people/accounts/api.ts';
import { addPhotos, addStudents } from '../../people/students/api.ts';
import { pictureOf } from '../../people/students/test-pictures.ts';
import { inSchool } from '../../presence/test-world.ts';
import { setGateDoor } from '../../school/schools/api.ts';
import { makeSite, systemFeatures, type TestSite } from '../test-site.ts';

const options = { features: systemFeatures };
const check = Compile(Directory);
const PIN = { hash: '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA', mark: '' };

const directoryOf = async (site: TestSite): Promise<Directory> => {
  const body: unknown = (await site.bridge.get('/api/v1/hub/directory')).json();
  if (!check.Check(body)) throw new Error('not a directory');
  return body;
};

const addOperator = (
  kit: TestKit,
  site: TestSite,
  login: string,
  roles: readonly Role[],
  hasPin = true,
): Promise<AccountId> =>
  inSchool(kit, site, async (tx) => {
    const accountId = tx.newId<'AccountId'>();
    await insertAccounts(tx, [
      {
        accountId,
        login,
        memberships: roles.map((role) => ({ role, personId: site.teacherId })),
        passwordHash: null,
        isOneTime: false,
        setAtUtc: 0,
        ...(hasPin ? { pin: { ...PIN, mark: login } } : {}),
      },
    ]);
    tx.announce('people.changed', {});
    return accountId;
  });

/** Settings change as an administrator changes them. */
const set = async (site: TestSite, over: object): Promise<void> => {
  const { settings, version } = (await site.admin.get('/api/v1/school/settings')).json();
  const body = { settings: { ...settings, ...over }, version };
  await site.admin.send('PUT', '/api/v1/school/settings', body);
};

onBothEngines(t, 'who may do what at the kiosk follows from the roles', options, async (t, kit) => {
  const site = await makeSite(kit);
  await addOperator(kit, site, 'duty', ['dutyStaff']);
  await addOperator(kit, site, 'both', ['dutyStaff', 'caretaker']);
  await addOperator(kit, site, 'caretaker', ['caretaker']);
  await addOperator(kit, site, 'head', ['director']);
  await addOperator(kit, site, 'deputy', ['deputyDirector']);
  await addOperator(kit, site, 'office', ['secretariat']);
  await addOperator(kit, site, 'nopin', ['dutyStaff'], false);
  const rights = async () => {
    await kit.settle();
    return (await directoryOf(site)).operators.map(
      (each) =>
        `${each.role} ${each.mayBlock ? 'blocks ' : ''}${each.mayKeepBooks ? 'books ' : ''}${each.mayLockDown ? 'locks' : ''}`,
    );
  };
  t.same(await rights(), [
    'caretaker blocks books locks',
    'caretaker blocks locks',
    'dutyStaff books locks',
    'director locks',
    'deputyDirector locks',
  ]);
  kit.clock.advance(1000);
  await set(site, { dutyStaffMayBlock: true });
  t.equal((await rights())[2], 'dutyStaff blocks books locks', 'C-39, switched on');
  const [first] = (await directoryOf(site)).operators;
  t.equal(first?.personId, site.teacherId, 'whose card signs in with the PIN');
});

onBothEngines(t, 'the options of school and site reach the gatehouse', options, async (t, kit) => {
  const site = await makeSite(kit);
  await kit.settle();
  const first = await directoryOf(site);
  t.same(first.options, {
    innerDoorIds: [],
    grantedTapCountsAsEntry: false,
    meetingEntries: false,
    forgottenNoteAt: 3,
    visitorDays: 30,
  });
  const wanted = {
    grantedTapCountsAsEntry: true,
    meetingEntries: true,
    forgottenNoteAt: 2,
    visitorDays: 7,
    officePhone: '22 555 01 01',
  };
  kit.clock.advance(1000);
  await set(site, wanted);
  await inSchool(kit, site, (tx) => setGateDoor(tx, site.siteId, site.mainDoorId));
  await kit.settle();
  const second = await directoryOf(site);
  t.same(second.options, { ...wanted, gateDoorId: site.mainDoorId, innerDoorIds: [] });
  t.ok(second.version > first.version, 'the hub is told');
  await inSchool(kit, site, (tx) => setGateDoor(tx, site.siteId, site.yardDoorId));
  await kit.settle();
  t.notOk('gateDoorId' in (await directoryOf(site)).options, 'a door of another site');
});

onBothEngines(
  t,
  'notes go to the hub, photos only where the school allows it',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    await kit.settle();
    const before = await directoryOf(site);
    kit.clock.advance(1000);
    const photo = (await pictureOf(96, 96)).toString('base64');
    const student = `/api/v1/students/${site.lukaszId}`;
    await site.office.send('PUT', `${student}/gate-note`, { note: 'Odbiera babcia.', version: 1 });
    await site.office.send('PUT', `${student}/photo`, { photo });
    await kit.settle();
    const told = await directoryOf(site);
    const lukasz = (directory: Directory) =>
      directory.people.find((person) => person.personId === site.lukaszId);
    t.ok(told.version > before.version);
    t.equal(lukasz(told)?.note, 'Odbiera babcia.');
    t.notOk(lukasz(told)?.photo, 'off at first');
    kit.clock.advance(1000);
    await set(site, { photosOnHub: true });
    await kit.settle();
    const shown = await directoryOf(site);
    const kept = (await site.office.get(`${student}/photo`)).rawPayload.toString('base64');
    t.equal(lukasz(shown)?.photo, kept);
    kit.clock.advance(1000);
    await site.office.send('PUT', `${student}/photo`, {
      photo: (await pictureOf(64, 64)).toString('base64'),
    });
    await kit.settle();
    const replaced = await directoryOf(site);
    t.ok(replaced.version > shown.version, 'another photo is another directory');
    kit.clock.advance(1000);
    await set(site, { photosOnHub: false });
    await kit.settle();
    t.notOk((await site.bridge.get('/api/v1/hub/directory')).body.includes('"photo"'));
  },
);

onBothEngines(
  t,
  'who must not collect a child is told at the gate, before the note of the office',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    const student = `/api/v1/students/${site.lukaszId}`;
    await site.office.send('PUT', `${student}/gate-note`, { note: 'Wraca sam.', version: 1 });
    await kit.settle();
    const noteOf = async () => {
      const directory = await directoryOf(site);
      const person = directory.people.find(({ personId }) => personId === site.lukaszId);
      return { note: person?.note, version: directory.version };
    };
    const before = await noteOf();
    t.equal(before.note, 'Wraca sam.');
    const [guardian] = (await site.office.get(`${student}/guardians`)).json().items;
    kit.clock.advance(1000);
    const custody = { ...guardian.custody, collects: false, courtReference: 'SR, III RNsm 1/26' };
    const put = await site.office.send(
      'PUT',
      `${student}/guardians/${guardian.guardianId}/custody`,
      { ...custody, reason: 'postanowienie sądu' },
    );
    t.equal(put.statusCode, 200, put.body);
    await kit.settle();
    const told = await noteOf();
    t.equal(
      told.note,
      `Nie odbiera: ${guardian.firstName} ${guardian.lastName}. Wraca sam.`,
      'nobody copies it by hand',
    );
    t.ok(told.version > before.version, 'the hub is told at once');
  },
);

/** As the hub and the bridge take it at most. */
const DIRECTORY_MAX_BYTES = 64 * 1024 * 1024;

onBothEngines(
  t,
  'a directory with six hundred of the largest photos is small enough and quickly made',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    await set(site, { photosOnHub: true });
    const studentIds = Array.from({ length: 600 }, () => kit.newId<'PersonId'>());
    const picture = {
      kind: 'image/jpeg' as const,
      width: 256,
      height: 320,
      content: Buffer.alloc(15_000, 1),
    };
    await inSchool(kit, site, async (tx) => {
      await addStudents(
        tx,
        kit.services.keys,
        studentIds.map((studentId: PersonId, index) => ({
          studentId,
          firstName: 'Ola',
          lastName: `Nowak${index}`,
          classId: site.classId,
          numberInClass: 1 + (index % 90),
          joinedOn: '2026-09-01',
          gateNote: 'Odbiera babcia. '.repeat(31),
        })),
      );
      await addPhotos(
        tx,
        studentIds.map((studentId) => ({ studentId, picture })),
      );
    });
    await kit.settle();
    const began = performance.now();
    const reply = await site.bridge.get('/api/v1/hub/directory');
    const took = performance.now() - began;
    const bytes = reply.rawPayload.length;
    t.comment(`${bytes} bytes in ${Math.round(took)} ms`);
    t.ok(bytes > 600 * 20_000 && bytes < DIRECTORY_MAX_BYTES / 4);
    t.ok(took < 5000);
  },
);
