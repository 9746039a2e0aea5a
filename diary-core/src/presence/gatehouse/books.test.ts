import type { AccountId } from '@furtka/core-contract/ids';
import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { insertAccounts } from '../../people/accounts/api.ts';
import { accounts } from '../../people/accounts/feature.ts';
import { bookOf, hand, noteOf, withdrawalOf } from '../passages/test-events.ts';
import { inSchool, makeSchool, presenceFeatures, type TestSchool } from '../test-world.ts';

// Tests sign in by the kit, not by passwords.
const { authenticators: _sessions, ...accountsWithoutSessions } = accounts;
const options = { features: [...presenceFeatures, accountsWithoutSessions] };
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const signIn = (
  kit: TestKit,
  school: TestSchool,
  role: 'dutyStaff' | 'director' | 'teacher' | 'admin',
) => kit.signIn([{ schoolId: school.schoolId, role }]);

const addDuty = (kit: TestKit, school: TestSchool): Promise<AccountId> =>
  inSchool(kit, school, async (tx) => {
    const accountId = tx.newId<'AccountId'>();
    const memberships = [{ role: 'dutyStaff' as const, personId: school.teacherId }];
    const account = { accountId, login: 'duty', memberships, passwordHash: null };
    await insertAccounts(tx, [{ ...account, isOneTime: false, setAtUtc: 0 }]);
    return accountId;
  });

onBothEngines(
  t,
  'the book says who came and went without a card, and who wrote it [GATE-04, GATE-05, GATE-08]',
  options,
  async (t, kit) => {
    const school = await makeSchool(kit, kit.schoolA);
    const other = await makeSchool(kit, kit.schoolB);
    const actorId = await addDuty(kit, school);
    const came = noteOf(kit, school.lukaszId, { actorId });
    kit.clock.advance(MINUTE);
    const wrong = noteOf(kit, school.annaId, { actorId, detail: { code: 'card.lost' } });
    kit.clock.advance(MINUTE);
    const letIn = bookOf(kit, {
      kind: 'door.let_in',
      doorId: school.mainDoorId,
      detail: { code: 'delivery', note: 'obiady' },
    });
    kit.clock.advance(10 * MINUTE);
    await hand(kit, school, came, wrong, letIn, withdrawalOf(kit, wrong));
    const path = `/api/v1/sites/${school.siteId}/gate-book`;
    const duty = signIn(kit, school, 'dutyStaff');
    t.same((await duty.get(path)).json().items, [
      {
        eventId: letIn.id,
        kind: 'letIn',
        atUtc: letIn.occurredAtUtc,
        direction: 'in',
        cause: 'delivery',
        doorName: 'Wejście główne',
        note: 'obiady',
        operatorName: '',
        late: true,
        withdrawn: false,
      },
      {
        eventId: wrong.id,
        kind: 'entry',
        atUtc: wrong.occurredAtUtc,
        direction: 'in',
        cause: 'card.lost',
        doorName: 'Wejście główne',
        personId: school.annaId,
        name: 'Anna Ącka',
        className: '4a',
        operatorName: 'Ewa Łoś',
        late: true,
        withdrawn: true,
      },
      {
        eventId: came.id,
        kind: 'entry',
        atUtc: came.occurredAtUtc,
        direction: 'in',
        cause: 'card.forgotten',
        doorName: 'Wejście główne',
        personId: school.lukaszId,
        name: 'Łukasz Żak',
        className: '4a',
        operatorName: 'Ewa Łoś',
        late: true,
        withdrawn: false,
      },
    ]);
    kit.clock.advance(DAY);
    t.same((await duty.get(path)).json().items, [], 'another day');
    const director = signIn(kit, school, 'director');
    t.equal((await director.get(path)).json().code, 'passages.option_off', 'C-10');
    await inSchool(kit, school, (tx) =>
      tx.update('school_setting', school.schoolId, { may_director_see_passages: true }),
    );
    const day = new Date(came.occurredAtUtc).toISOString().slice(0, 10);
    const range = `${path}?from=${day}&to=${day}`;
    t.equal((await director.get(range)).json().items.length, 3);
    t.equal((await signIn(kit, school, 'teacher').get(range)).statusCode, 403);
    t.equal((await signIn(kit, other, 'dutyStaff').get(range)).statusCode, 404);
    t.equal(
      (await duty.get(`${path}?from=2026-09-30&to=2026-09-01`)).json().code,
      'passages.range_turned',
    );
    const otherSite = `/api/v1/sites/${school.otherSiteId}/gate-book?from=${day}&to=${day}`;
    t.same((await duty.get(otherSite)).json().items, []);
  },
);

onBothEngines(
  t,
  'visits are told without their visitors, open ones and those closed at night too [GATE-02]',
  options,
  async (t, kit) => {
    const school = await makeSchool(kit, kit.schoolA);
    const actorId = await addDuty(kit, school);
    const visit = (kind: 'visit.started' | 'visit.ended', visitId: string, detail: object = {}) =>
      bookOf(kit, { kind, actorId, detail: { visitId: visitId as never, ...detail } });
    const [first, second, third] = [kit.newId(), kit.newId(), kit.newId()];
    const began = visit('visit.started', first, { count: 40 });
    kit.clock.advance(MINUTE);
    const open = visit('visit.started', second);
    kit.clock.advance(DAY);
    const { actorId: _nobody, ...atNight } = visit('visit.ended', first, {
      code: 'visit.not_seen_out',
    });
    const lone = visit('visit.ended', third);
    await hand(kit, school, lone, atNight);
    await hand(kit, school, open, began);
    const day = (event: { occurredAtUtc: number }) =>
      new Date(event.occurredAtUtc).toISOString().slice(0, 10);
    const ask = async (date: string, role: 'dutyStaff' | 'director' = 'dutyStaff') =>
      (
        await signIn(kit, school, role).get(
          `/api/v1/sites/${school.siteId}/visits?from=${date}&to=${date}`,
        )
      ).json().items;
    const shared = { operatorName: 'Ewa Łoś' };
    t.same(await ask(day(began)), [
      {
        visitId: second,
        startedAtUtc: open.occurredAtUtc,
        count: 1,
        notSeenOut: false,
        ...shared,
        late: true,
      },
      {
        visitId: first,
        startedAtUtc: began.occurredAtUtc,
        endedAtUtc: atNight.occurredAtUtc,
        count: 40,
        notSeenOut: true,
        ...shared,
        late: true,
      },
    ]);
    t.match(await ask(day(lone), 'director'), [{ visitId: third, endedAtUtc: lone.occurredAtUtc }]);
    t.equal(
      (await ask(day(lone), 'director')).length,
      1,
      'the end of another day’s visit is there',
    );
  },
);

onBothEngines(t, 'the gate’s door is one of the site', options, async (t, kit) => {
  const school = await makeSchool(kit, kit.schoolA);
  const other = await makeSchool(kit, kit.schoolB);
  const admin = signIn(kit, school, 'admin');
  const put = (doorId: string | null, siteId: string = school.siteId) =>
    admin.send('PUT', `/api/v1/sites/${siteId}/gate-door`, { doorId });
  t.same((await put(school.mainDoorId)).json(), { gateDoorId: school.mainDoorId });
  t.match((await admin.get('/api/v1/school')).json().sites[0], { gateDoorId: school.mainDoorId });
  t.equal((await put(school.yardDoorId)).json().code, 'gatehouse.door_elsewhere');
  t.equal((await put(other.mainDoorId)).json().code, 'gatehouse.door_elsewhere');
  t.equal((await put(null, other.siteId)).statusCode, 404);
  t.same((await put(null)).json(), { gateDoorId: null });
  const duty = signIn(kit, school, 'dutyStaff');
  const path = `/api/v1/sites/${school.siteId}/gate-door`;
  t.equal((await duty.send('PUT', path, { doorId: null })).statusCode, 403);
});
