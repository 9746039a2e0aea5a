import type { Brand, PersonId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import t from 'tap';
import { features } from './features.ts';
import { onBothEngines } from './kernel/testing/engines.ts';
import type { TestKit } from './kernel/testing/kit.ts';
import { putSampleRow } from './kernel/testing/sample-row.ts';
import { type ParamIds, walkAccess } from './kernel/testing/walk-access.ts';
import { cheapHash, TestBrowser } from './people/accounts/test-browser.ts';
import { type FixtureKey, fixtureId, fixtureSchool } from './seed/fixture-school.ts';
import { seedSchool } from './seed.ts';

/** Guardian of Łucja (4a) and of Łukasz Ącki (4b), Łucja herself, the homeroom teacher of 4a, and the offices. */
const PERSONS: Partial<Record<Role, string>> = {
  student: 'lucja',
  guardian: 'katarzyna',
  teacher: 'scibor',
  homeroomTeacher: 'scibor',
  counsellor: 'lis',
  secretariat: 'secretary',
  director: 'director',
  admin: 'admin',
  caretaker: 'caretaker',
};
const PASSWORD = 'Zielony7';

/** In 4a beside Łucja, and a child that is not of her guardian. */
const isFamily = (role: Role): boolean => role === 'student' || role === 'guardian';

/** What is there from the beginning, by path parameter: a name of the fixture school, and another of whoever has no reach there. */
const SEEDED: Readonly<Record<string, { readonly own: string; otherClass?(role: Role): string }>> =
  {
    siteId: { own: 'site' },
    dayOffId: { own: 'independence' },
    bellScheduleId: { own: 'bells' },
    classId: { own: '4a', otherClass: (role) => (role === 'guardian' ? '4a' : '4b') },
    subjectId: { own: 'polish' },
    yearId: { own: 'year' },
    studentId: { own: 'lucja', otherClass: (role) => (isFamily(role) ? 'jan' : 'acki') },
    personId: { own: 'lucja', otherClass: (role) => (isFamily(role) ? 'jan' : 'acki') },
    guardianId: { own: 'katarzyna', otherClass: (role) => (isFamily(role) ? 'anna' : 'boss') },
    staffId: { own: 'scibor' },
    accountId: { own: 'account/lucja' },
    doorId: { own: 'door' },
    cardId: { own: 'card', otherClass: (role) => (isFamily(role) ? 'card/jan' : 'card/acki') },
  };

/** Parameters that name no record which somebody of another school could have. */
const NO_RECORD: Readonly<Record<string, string>> = {
  key: 'role.director',
  body: 'council',
  card: 'school',
  asRole: 'guardian',
};

/** Whoever may not create groups is told so first. */
const REFUSED_EARLIER = {
  'PUT /groups/:groupId': 'the right to create groups is the option of a school (GROUP-01)',
  'DELETE /groups/:groupId': 'the same',
  'POST /accounts/:accountId/rights/:key/take': 'not every giver gives this right',
  'PUT /guardians/:guardianId/access': 'the school takes no fee (C-04)',
  'POST /cards/:cardId/block': 'duty staff block only where the school says so (C-39)',
  'GET /sites/:siteId/passages': 'directors see passages only where the school says so (C-10)',
  'GET /sites/:siteId/refused-taps': 'the same',
  'GET /sites/:siteId/gate-book': 'the same',
};

const BODY = 'its body names further records, which a sample cannot know';
const DRAFTS = 'drafts are not for everybody';

/** Who reads what the school holds of them: to gather it takes a while, and everybody’s right is the same. */
const OWN_DATA: readonly Role[] = ['student', 'guardian', 'teacher'];

/** Own records that somebody has not in this world. */
const NOT_THERE = {
  'POST /own-data/:personId/print': 'a print takes a second; the export asks the same',
  'PUT /timetable/own/versions/:versionId/dates': 'nobody has a timetable of the own',
  'POST /timetable/own/versions/:versionId/cells': 'the same',
  'student GET /timetable/versions/:versionId': DRAFTS,
  'guardian GET /timetable/versions/:versionId': DRAFTS,
  'POST /classes/:classId/receipts': BODY,
  'POST /classes/:classId/data-reports': BODY,
  'POST /children/:studentId/not-mine': 'it closes the account that asks, and here nobody has one',
  'DELETE /students/:studentId/photo': 'nobody has a photo',
  'POST /student-proposals/:proposalId/withdraw':
    'only who proposed withdraws, and nobody here did',
};

type Made = Readonly<Record<string, string>>;

const put = (kit: TestKit, key: FixtureKey): Promise<boolean> => {
  const school = fixtureSchool(key);
  const card = (name: string, uid: string) => ({
    ...{ id: fixtureId<'CardId'>(key, `card/${name}`), uid, state: 'active' as const },
    holderId: fixtureId<'PersonId'>(key, name),
  });
  return seedSchool(kit.services, {
    ...school,
    cards: [...school.cards, card('jan', '04a1b2c4'), card('acki', '04a1b2c5')],
    accounts: school.accounts.map((account) => ({
      ...account,
      passwordHash: cheapHash(PASSWORD),
    })),
  });
};

const idIn = (key: FixtureKey, name: string): string => fixtureId<Brand<'Any'> & string>(key, name);

/** Whose row a path parameter names, where nothing but a row matters. */
const ROW_OF: Readonly<Record<string, string>> = {
  hubId: 'hub',
  issuerId: 'sign_in_issuer',
  quarantineId: 'quarantined_row',
  noteId: 'card_note',
  callId: 'help_call',
  problemId: 'card_problem',
  paymentId: 'access_payment',
  assignmentId: 'homeroom_assignment',
  deputyId: 'homeroom_deputy',
  reportId: 'data_report',
  requestId: 'data_request',
  disclosureId: 'data_disclosure',
  agreementId: 'processing_agreement',
  holdId: 'retention_hold',
  importId: 'import_run',
  incidentId: 'incident',
  moveId: 'student_move',
  proposalId: 'student_proposal',
  documentId: 'support_document',
  termsId: 'terms_version',
  roomId: 'room',
  unitId: 'school_unit',
  versionId: 'timetable_version',
  courseId: 'course',
  gradeCategoryId: 'grade_category',
};

/** Rows of the fixture school to which others refer. */
const KNOWN: Readonly<Record<string, string>> = {
  site: 'site',
  school_year: 'year',
  school_class: '4a',
  subject: 'polish',
  person: 'lucja',
  student: 'lucja',
  guardian: 'katarzyna',
  staff_member: 'lis',
  account: 'account/admin',
  door: 'door',
  card: 'card',
};

const tables = new Map(
  features.flatMap((feature) => (feature.tables ?? []).map((table) => [table.name, table])),
);

const putRows = (kit: TestKit, key: FixtureKey): Promise<Made> => {
  const known = (table: string) => {
    const name = KNOWN[table];
    return name === undefined ? undefined : idIn(key, name);
  };
  return kit.db
    .forSchool(key === 'a' ? kit.schoolA : kit.schoolB)
    .change({ actor: kit.actor, action: 'test.rows', subject: { kind: 'school' } }, async (tx) => {
      const made: Record<string, string> = {};
      for (const [parameter, table] of Object.entries(ROW_OF))
        made[parameter] = await putSampleRow(tx, tables, table, known);
      return made;
    });
};

/** What a school gets only by somebody's act: by path parameter its id. */
const make = async (kit: TestKit, key: FixtureKey): Promise<Made> => {
  const schoolId = key === 'a' ? kit.schoolA : kit.schoolB;
  const personId = fixtureId<'PersonId'>(key, 'admin');
  const admin = kit.signIn([{ schoolId, role: 'admin', personId }]);
  const send = async (method: 'POST' | 'PUT', path: string, body: object) => {
    const reply = await admin.send(method, `/api/v1${path}`, body);
    if (reply.statusCode >= 300) throw new Error(`${path}: ${reply.body}`);
    return reply.json();
  };
  const group = await send('POST', '/groups', {
    ...{ yearId: idIn(key, 'year'), name: 'gr. 1', subjectId: null, teacherId: null },
    classIds: [idIn(key, '4a')],
  });
  const worked = await send('POST', '/calendar/worked-days', { date: '2026-10-10', asWeekday: 1 });
  const inspection = await send('POST', '/inspections', {
    ...{ inspectorName: 'Ewa Nowak', institution: 'Kuratorium', orderedOn: '2026-09-07' },
    ...{ orderedBy: idIn(key, 'director'), firstDay: '2026-09-07', lastDay: '2026-09-09' },
  });
  const lock = await send('POST', '/locks', {
    ...{ from: '2026-09-01', to: '2026-09-30', kinds: ['grades'], classIds: null },
    reason: 'koniec miesiąca',
  });
  const audience = 'students';
  const batch = await send('POST', '/login-slips', { classId: idIn(key, '4a'), audience });
  return {
    groupId: group.groupId,
    workedDayId: worked.workedDayId,
    inspectionId: inspection.inspectionId,
    batchId: batch.batchId,
    lockId: lock.lockId,
    schoolId,
    ...(await putRows(kit, key)),
  };
};

onBothEngines(
  t,
  'every route, every role: the own, another class, another school, nobody, an ended session [STRUCT-02]',
  { features, ownSignIn: true },
  async (t, kit) => {
    await put(kit, 'a');
    await put(kit, 'b');
    const made = { a: await make(kit, 'a'), b: await make(kit, 'b') };
    const unknown = new Set<string>();
    const idsOf = (parameter: string, role: Role, route: string): ParamIds => {
      if (route.startsWith('/own-data/')) {
        const name = PERSONS[role];
        if (name === undefined || !OWN_DATA.includes(role)) return {};
        return { own: idIn('a', name), otherSchool: idIn('b', name) };
      }
      const word = NO_RECORD[parameter];
      if (word !== undefined) return { own: word };
      const seeded = SEEDED[parameter];
      if (seeded !== undefined) {
        const other = seeded.otherClass?.(role);
        return {
          own: idIn('a', seeded.own),
          otherSchool: idIn('b', seeded.own),
          ...(other === undefined || other === seeded.own ? {} : { otherClass: idIn('a', other) }),
        };
      }
      const own = made.a[parameter as keyof typeof made.a];
      const otherSchool = made.b[parameter as keyof typeof made.b];
      if (own === undefined || otherSchool === undefined) {
        unknown.add(parameter);
        return {};
      }
      return { own, otherSchool };
    };
    const persons = Object.fromEntries(
      Object.entries(PERSONS).map(([role, name]) => [role, idIn('a', name) as PersonId]),
    );
    await kit.settle();
    const written = () =>
      kit.db
        .forSchool(kit.schoolB)
        .read((read) =>
          read.from('audit').select(['action', 'actor_kind']).orderBy('id').execute(),
        );
    const before = await written();
    const exceptions = { refusedEarlier: REFUSED_EARLIER, notThere: NOT_THERE };
    await walkAccess(t, kit, { features, persons, idsOf, ...exceptions });
    t.same(await written(), before, 'nothing was written in the other school');
    t.same([...unknown], [], 'each path parameter says in this file whose record it names');
  },
);

onBothEngines(
  t,
  'a session that ran out reaches nothing any more',
  { features },
  async (t, kit) => {
    await put(kit, 'a');
    const browser = new TestBrowser(kit);
    t.equal((await browser.logIn('admin.a', PASSWORD)).statusCode, 200);
    kit.clock.advance(46 * 60_000);
    for (const route of features.flatMap((feature) => feature.routes ?? [])) {
      if ('public' in route.access) continue;
      const cookies = new Map(browser.cookies);
      const path = route.path.replace(/:\w+/g, idIn('a', 'lucja'));
      const reply = await browser.send(route.method, path, route.method === 'GET' ? undefined : {});
      t.equal(reply.statusCode, 401, `${route.method} ${route.path}`);
      for (const [name, value] of cookies) browser.cookies.set(name, value);
    }
  },
);
