import type { DoorEvent } from '@furtka/core-contract/event';
import type { PersonId } from '@furtka/core-contract/ids';
import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { addHomerooms } from '../../people/staff/api.ts';
import { hand, noteOf, withdrawalOf } from '../passages/test-events.ts';
import { inSchool, makeSchool, presenceFeatures, type TestSchool } from '../test-world.ts';

const options = { features: presenceFeatures };
const HOUR = 3600_000;
const NOTES = '/api/v1/card-notes';

const as = (
  kit: TestKit,
  school: TestSchool,
  role: 'homeroomTeacher' | 'dutyStaff' | 'secretariat' | 'director' | 'teacher' | 'guardian',
  personId: PersonId = school.teacherId,
) => kit.signIn([{ schoolId: school.schoolId, role, personId }]);

const leads = (kit: TestKit, school: TestSchool) =>
  inSchool(kit, school, (tx) =>
    addHomerooms(tx, [
      { classId: school.classId, teacherId: school.teacherId, from: '2026-09-01' },
    ]),
  );

/** Forgets the card so many times, an hour apart. */
const forget = async (
  kit: TestKit,
  school: TestSchool,
  times: number,
  over: Partial<DoorEvent> = {},
): Promise<DoorEvent[]> => {
  const entries: DoorEvent[] = [];
  for (let count = 0; count < times; count += 1) {
    kit.clock.advance(HOUR);
    const entry = noteOf(kit, school.lukaszId, over);
    entries.push(entry);
    await hand(kit, school, entry);
  }
  await kit.settle();
  return entries;
};

const open = async (kit: TestKit, school: TestSchool, query = '') => {
  const reply = await as(kit, school, 'dutyStaff').get(`${NOTES}${query}`);
  return reply.json().items;
};

onBothEngines(
  t,
  'the third forgotten card of a month makes one note for homeroom teacher and duty staff',
  options,
  async (t, kit) => {
    const school = await makeSchool(kit, kit.schoolA);
    const other = await makeSchool(kit, kit.schoolB);
    await leads(kit, school);
    await forget(kit, school, 2);
    await forget(kit, school, 1, { direction: 'out' });
    await forget(kit, school, 1, { detail: { code: 'card.lost' } });
    t.same(await open(kit, school), [], 'two forgotten cards, one exit and a lost one');
    await forget(kit, school, 1);
    const [note] = await open(kit, school);
    t.match(note, {
      studentId: school.lukaszId,
      name: 'Łukasz Żak',
      className: '4a',
      month: new Date(kit.clock.nowMs()).toISOString().slice(0, 7),
      forgotten: 3,
    });
    await forget(kit, school, 1);
    t.match(await open(kit, school), [{ noteId: note.noteId, forgotten: 4 }], 'one a month');
    t.match((await as(kit, school, 'homeroomTeacher').get(NOTES)).json().items, [{}]);
    const notLed = as(kit, school, 'homeroomTeacher', kit.newId<'PersonId'>());
    t.same((await notLed.get(NOTES)).json().items, [], 'another class');
    for (const role of ['secretariat', 'director'] as const)
      t.equal((await as(kit, school, role).get(NOTES)).json().items.length, 1, role);
    for (const role of ['teacher', 'guardian'] as const)
      t.equal((await as(kit, school, role).get(NOTES)).statusCode, 403, role);
    t.same(await open(kit, other), []);
    const done = (caller: ReturnType<typeof as>) =>
      caller.send('POST', `${NOTES}/${note.noteId}/done`);
    t.equal((await done(as(kit, school, 'director'))).statusCode, 403);
    t.equal((await done(notLed)).statusCode, 404);
    t.equal((await done(as(kit, other, 'dutyStaff'))).statusCode, 404);
    const seen = await done(as(kit, school, 'homeroomTeacher'));
    t.match(seen.json(), { doneBy: 'Testowa Osoba', doneAtUtc: kit.clock.nowMs() });
    t.equal((await done(as(kit, school, 'dutyStaff'))).json().code, 'gatehouse.note_done');
    t.same(await open(kit, school), []);
    t.equal((await open(kit, school, '?state=all')).length, 1);
  },
);

onBothEngines(
  t,
  'replays change nothing, withdrawn entries count back, a new month begins anew',
  options,
  async (t, kit) => {
    const school = await makeSchool(kit, kit.schoolA);
    const entries = await forget(kit, school, 3);
    const [first] = await open(kit, school);
    await inSchool(kit, school, async (tx) => {
      for (const { id } of entries)
        tx.announce('gate.kept', { passageId: id, holderId: school.lukaszId });
    });
    await kit.settle();
    t.match(await open(kit, school), [{ noteId: first.noteId, forgotten: 3 }]);
    const [mistake] = entries;
    if (mistake !== undefined) await hand(kit, school, withdrawalOf(kit, mistake));
    await kit.settle();
    t.same(await open(kit, school), [], 'there were only two');
    await forget(kit, school, 1);
    const [again] = await open(kit, school);
    t.equal(again.forgotten, 3);
    kit.clock.set(Date.UTC(2026, 9, 5, 6));
    await forget(kit, school, 2);
    t.same(
      (await open(kit, school)).map((each: { month: string }) => each.month),
      ['2026-09'],
    );
    await forget(kit, school, 1);
    t.same(
      (await open(kit, school)).map((each: { month: string }) => each.month),
      ['2026-10', '2026-09'],
    );
    t.equal((await open(kit, school, '?month=2026-09')).length, 1);
    t.equal(
      (await as(kit, school, 'dutyStaff').get(`${NOTES}?month=2026-13`)).json().code,
      'kernel.invalid_input',
    );
  },
);

onBothEngines(
  t,
  'the school says how many are too many, and a done note is not undone',
  options,
  async (t, kit) => {
    const school = await makeSchool(kit, kit.schoolA);
    await inSchool(kit, school, (tx) =>
      tx.update('school_setting', school.schoolId, { forgotten_note_at: 1 }),
    );
    const [entry] = await forget(kit, school, 1);
    const [note] = await open(kit, school);
    t.equal(note.forgotten, 1);
    await as(kit, school, 'secretariat').send('POST', `${NOTES}/${note.noteId}/done`);
    if (entry !== undefined) await hand(kit, school, withdrawalOf(kit, entry));
    await kit.settle();
    t.match(await open(kit, school, '?state=all'), [{ noteId: note.noteId, forgotten: 0 }]);
    await forget(kit, school, 2);
    t.same(await open(kit, school), [], 'somebody has talked about this month already');
    const teachers = noteOf(kit, school.teacherId);
    await hand(kit, school, teachers);
    await kit.settle();
    t.same(await open(kit, school), [], 'staff have no homeroom teacher');
  },
);
