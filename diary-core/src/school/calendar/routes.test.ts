import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';

const options = { features: worldFeatures };
const year = '/api/v1/calendar?from=2026-09-01&to=2027-08-31';

onBothEngines(t, 'days off and worked days are kept by the director', options, async (t, kit) => {
  await putWorld(kit);
  const director = as(kit, 'a', 'director', 'director');
  const day = { from: '2026-10-14', to: '2026-10-15', name: 'Dzień Nauczyciela', kind: 'school' };
  const added = await director.send('POST', '/api/v1/calendar/days-off', day);
  t.equal(added.statusCode, 200);
  const worked = { date: '2026-10-17', asWeekday: 3 };
  t.equal((await director.send('POST', '/api/v1/calendar/worked-days', worked)).statusCode, 200);
  t.equal(
    (await director.send('POST', '/api/v1/calendar/worked-days', worked)).json().code,
    'kernel.duplicate',
  );
  const { workedDayId } = (await director.get(year)).json().workedDays[0];
  const workedPath = `/api/v1/calendar/worked-days/${workedDayId}`;
  const moved = await director.send('PUT', workedPath, {
    ...worked,
    asWeekday: 4,
    version: 1,
  });
  t.strictSame(moved.json(), { ...worked, asWeekday: 4, workedDayId, version: 2 });
  const guardian = as(kit, 'a', 'guardian', 'katarzyna');
  t.match((await guardian.get(year)).json(), {
    daysOff: [{ name: 'Dzień Nauczyciela' }, { name: 'Narodowe Święto Niepodległości' }],
    workedDays: [{ ...worked, asWeekday: 4 }],
  });
  t.equal((await guardian.send('POST', '/api/v1/calendar/days-off', day)).statusCode, 403);
  const { dayOffId } = added.json();
  const other = as(kit, 'b', 'director', 'director');
  const path = `/api/v1/calendar/days-off/${dayOffId}`;
  t.equal((await other.send('DELETE', path)).statusCode, 404, 'not of this school');
  const longer = { ...day, to: '2026-10-16', version: 1 };
  t.strictSame((await director.send('PUT', path, longer)).json(), {
    ...longer,
    dayOffId,
    version: 2,
  });
  t.equal((await director.send('PUT', path, longer)).json().code, 'kernel.version_conflict');
  t.equal((await other.send('PUT', path, { ...longer, version: 2 })).statusCode, 404);
  t.equal((await director.send('PUT', path, { ...longer, to: '2026-10-01' })).statusCode, 400);
  t.equal((await director.send('DELETE', path)).statusCode, 204);
  t.equal((await director.send('PUT', path, longer)).statusCode, 404, 'gone meanwhile');
  t.equal((await guardian.get(year)).json().daysOff.length, 1);
  for (const wrong of [
    { ...day, to: '2026-10-13' },
    { ...day, from: '2026-02-30', to: '2026-03-01' },
    { ...day, kind: 'party' },
  ]) {
    const refused = await director.send('POST', '/api/v1/calendar/days-off', wrong);
    t.equal(refused.statusCode, 400);
  }
});

onBothEngines(
  t,
  'two ranges of one kind do not lie upon each other; a public holiday may lie in the holidays',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const director = as(kit, 'a', 'director', 'director');
    const path = '/api/v1/calendar/days-off';
    const days = (from: string, to: string, kind: string, name: string) => ({
      from,
      to,
      kind,
      name,
    });
    const winter = days('2027-01-18', '2027-01-31', 'holiday', 'Ferie zimowe');
    const { dayOffId, version } = (await director.send('POST', path, winter)).json();
    const over = days('2027-01-31', '2027-02-02', 'holiday', 'Przerwa');
    const refused = await director.send('POST', path, over);
    t.equal(refused.statusCode, 409);
    t.same(refused.json(), {
      code: 'calendar.days_off_overlap',
      details: { name: 'Ferie zimowe', from: '2027-01-18', to: '2027-01-31' },
    });
    const public_ = days('2027-01-20', '2027-01-20', 'public', 'Święto');
    t.equal((await director.send('POST', path, public_)).statusCode, 200);
    const next = await director.send('POST', path, { ...over, from: '2027-02-01' });
    t.equal(next.statusCode, 200, next.body);
    const longer = { ...winter, to: '2027-02-01', version };
    const moved = await director.send('PUT', `${path}/${dayOffId}`, longer);
    t.equal(moved.json().code, 'calendar.days_off_overlap');
    const same = await director.send('PUT', `${path}/${dayOffId}`, { ...longer, to: '2027-01-30' });
    t.equal(same.statusCode, 200, 'a range does not lie upon itself');
  },
);

onBothEngines(t, 'bell times change as a whole', options, async (t, kit) => {
  await putWorld(kit);
  const admin = as(kit, 'a', 'admin', 'admin');
  const path = `/api/v1/bell-schedules/${fixtureId('a', 'bells')}`;
  const periods = [{ number: 1, from: '08:10', to: '08:55' }];
  const saved = await admin.send('PUT', path, { name: 'Skrócone', periods, version: 1 });
  t.match(saved.json(), { version: 2, since: '2026-09-07' });
  t.match((await admin.get('/api/v1/bell-schedules')).json().items, [
    { name: 'Skrócone', periods, version: 2, since: '2026-09-07' },
  ]);
  const stale = await admin.send('PUT', path, { name: 'Inne', periods, version: 1 });
  t.strictSame(stale.json(), { code: 'kernel.version_conflict', details: { stored: 2 } });
  const faulty = [...periods, { number: 2, from: '08:50', to: '09:00' }];
  const refused = await admin.send('PUT', path, {
    name: 'Skrócone',
    periods: faulty,
    version: 2,
  });
  t.strictSame(refused.json(), {
    code: 'calendar.bells_faulty',
    details: { faults: ['periods_overlap'] },
  });
  const foreign = `/api/v1/bell-schedules/${fixtureId('b', 'bells')}`;
  t.equal((await admin.send('PUT', foreign, { name: 'X', periods, version: 1 })).statusCode, 404);
});

onBothEngines(t, 'a weekday follows other bell times', options, async (t, kit) => {
  await putWorld(kit);
  const admin = as(kit, 'a', 'admin', 'admin');
  const PATH = '/api/v1/bell-schedules';
  const usual = fixtureId('a', 'bells');
  const path = `${PATH}/${usual}`;
  const short = {
    name: 'Skrócone',
    periods: [
      { number: 1, from: '08:00', to: '08:30' },
      { number: 2, from: '08:35', to: '09:05' },
    ],
  };
  const made = (await admin.send('POST', PATH, short)).json();
  t.match(made, { ...short, days: [], version: 1 });
  const [before] = (await admin.get(PATH))
    .json()
    .items.filter((each: { bellScheduleId: string }) => each.bellScheduleId === usual);
  const { name, periods } = before;
  const days = [{ weekday: 2, bellScheduleId: made.bellScheduleId }];
  const change = async (over: object, version: number) =>
    (await admin.send('PUT', path, { name, periods, version, ...over })).json();
  t.match(await change({ days }, 1), { days, periods, version: 2 });
  t.match(await change({}, 2), { days, version: 3 }, 'left out: as they were');
  t.equal((await change({ days: [] }, 2)).code, 'kernel.version_conflict');
  for (const [wrong, fault] of [
    [[...days, ...days], 'weekday_twice'],
    [[{ weekday: 2, bellScheduleId: usual }], 'weekday_of_itself'],
  ] as const)
    t.match((await change({ days: wrong }, 3)).details, { faults: [fault] });
  const foreign = [{ weekday: 2, bellScheduleId: fixtureId('b', 'bells') }];
  t.equal((await change({ days: foreign }, 3)).code, 'kernel.not_found');

  const plan = '/api/v1/timetable/plan?date=2026-09-08';
  const hours = (await as(kit, 'a', 'student', 'jan').get(plan)).json().lessons as {
    readonly date: string;
    readonly period: number;
    readonly hours: { readonly from: string; readonly to: string } | null;
  }[];
  t.same(
    hours.map(({ date, period, hours: own }) => [date, period, own]),
    [
      ['2026-09-07', 1, null],
      ['2026-09-07', 2, null],
      ['2026-09-08', 1, { from: '08:00', to: '08:30' }],
    ],
    'a short Tuesday',
  );

  const other = `${PATH}/${made.bellScheduleId}`;
  t.equal((await admin.send('DELETE', other)).json().code, 'calendar.bells_in_use');
  await change({ days: [] }, 3);
  t.equal((await admin.send('DELETE', other)).statusCode, 204);
  t.equal((await admin.send('DELETE', path)).json().code, 'calendar.bells_in_use', 'of a class');
  t.equal((await admin.get(PATH)).json().items.length, 1);
  const strange = `${PATH}/${fixtureId('b', 'bells')}`;
  t.equal((await admin.send('DELETE', strange)).statusCode, 404);
  for (let count = 2; count <= 20; count += 1)
    await admin.send('POST', PATH, { ...short, name: `Plan ${count}` });
  t.equal((await admin.send('POST', PATH, short)).json().code, 'calendar.too_many_bells');
});

onBothEngines(t, 'a new school year must fit the others', options, async (t, kit) => {
  await putWorld(kit);
  const admin = as(kit, 'a', 'admin', 'admin');
  const next = {
    name: '2027/2028',
    from: '2027-09-01',
    to: '2028-08-31',
    lessonsFrom: '2027-09-01',
    lessonsTo: '2028-06-23',
    terms: [{ ordinal: 1, from: '2027-09-01', to: '2028-01-28' }],
  };
  t.equal((await admin.send('POST', '/api/v1/school-years', next)).statusCode, 200);
  const twice = await admin.send('POST', '/api/v1/school-years', { ...next, name: 'inny' });
  t.strictSame(twice.json().details, { faults: ['overlaps_other_year'] });
  const names = (await admin.get('/api/v1/school-years'))
    .json()
    .items.map((each: { name: string }) => each.name);
  t.strictSame(names, ['2026/2027', '2027/2028']);
});
