import type { PersonId } from '@furtka/core-contract/ids';
import type { SeedClass, SeedSchool, SeedTimetable } from '@furtka/diary-core/seed';
import { makeAccounts } from './accounts.ts';
import { makeCards } from './cards.ts';
import { CAST, castClassIndex } from './cast.ts';
import { type Families, makeFamilies } from './families.ts';
import { frameOf, type IdOf, roomsOf, type SchoolOptions } from './frame.ts';
import { withGateFacts } from './pictures.ts';
import { idFrom, type Random, randomFrom } from './random.ts';
import { checkSize, classNames, type SchoolSize } from './size.ts';
import { type Employee, makeStaff } from './staff.ts';
import { type Staffing, staffingFor } from './timetable/demand.ts';
import { type PlannedClass, planWeek, type WeekPlan } from './timetable/plan.ts';

export interface GeneratedSchool {
  readonly school: SeedSchool;
  readonly employees: readonly Employee[];
  readonly castByKey: Families['castByKey'];
}

const planOf = (size: SchoolSize, random: Random): { plan: WeekPlan; staffing: Staffing } => {
  const names = classNames(size);
  const staffing = staffingFor(
    names.map(({ grade }) => grade),
    random.branch('staffing'),
  );
  const fixed = new Map(
    CAST.flatMap((child) =>
      child.monday === undefined ? [] : [[castClassIndex(child, size), child.monday] as const],
    ),
  );
  const classes = names.map(({ grade }, index): PlannedClass => {
    const monday = fixed.get(index);
    const beginning = grade === 1 ? 'first' : grade < 7 && index % 3 === 1 ? 'late' : 'early';
    return { beginning, ...(monday === undefined ? {} : { monday }) };
  });
  return { plan: planWeek(classes, staffing, random.branch('week')), staffing };
};

const peopleOf = (options: SchoolOptions, staffing: Staffing, idOf: IdOf, random: Random) => {
  const { size, calendar } = options;
  const yearStart = Number(calendar.from.slice(0, 4));
  const classes = classNames(size).map(({ grade }, index) => ({
    classId: idOf<SeedClass['id']>(`class/${index}`),
    grade,
  }));
  const employees = makeStaff(
    {
      staff: size.staff,
      teachers: staffing.teachers,
      leaders: new Set(staffing.homeroomTeachers),
      employedFrom: `${yearStart - 1}-09-01`,
      idOf,
    },
    random.branch('staff'),
  );
  const families = makeFamilies(
    { classes, size, yearStart, joinedOn: calendar.from, idOf },
    random.branch('families'),
  );
  return { classes, employees, families };
};

const cardsOf = (
  employees: readonly Employee[],
  families: Families,
  idOf: IdOf,
  random: Random,
) => {
  const stateOf = new Map(
    CAST.flatMap(({ key, card }) => {
      const id = families.castByKey.get(key);
      return id === undefined ? [] : [[id, card] as const];
    }),
  );
  const shown = employees.find(({ roles }) => roles.length === 1 && roles[0] === 'teacher');
  if (shown !== undefined) stateOf.set(shown.person.id, 'active');
  const holders = [
    ...families.students.map(({ id }) => ({ id, keyholder: false })),
    ...employees.map(({ person, keyholder }) => ({ id: person.id, keyholder })),
  ].map((holder) => {
    const state = stateOf.get(holder.id);
    return state === undefined ? holder : { ...holder, state };
  });
  return makeCards(holders, idOf, random.branch('cards'));
};

const accountsOf = (
  employees: readonly Employee[],
  families: Families,
  { key }: SchoolOptions,
  idOf: IdOf,
) => {
  const holders = [
    ...employees.map(({ person, roles }) => ({ ...person, roles })),
    ...families.guardians.map((person) => ({ ...person, roles: ['guardian'] as const })),
    ...families.students.map((person) => ({ ...person, roles: ['student'] as const })),
  ];
  return makeAccounts(holders, { suffix: key === '' ? '' : `.${key}`, idOf });
};

const timetableOf = (
  { plan, year, validFrom }: { plan: WeekPlan; year: string; validFrom: string },
  idOf: IdOf,
  teacherId: (teacher: number) => PersonId,
): SeedTimetable => ({
  id: idOf('timetable'),
  yearId: year,
  validFrom,
  lessons: plan.lessons.map(({ classIndex, subject, teacher, weekday, period, room }) => ({
    id: idOf(`lesson/${classIndex}/${weekday}/${period}`),
    weekday,
    period,
    classId: idOf(`class/${classIndex}`),
    subjectId: idOf(`subject/${subject.shortName}`),
    teacherId: teacherId(teacher),
    roomId: idOf(`room/${room.kind}/${room.index}`),
  })),
});

const classesOf = (
  { size, year, bells }: { size: SchoolSize; year: string; bells: string },
  idOf: IdOf,
  leaderId: (classIndex: number) => PersonId,
): SeedClass[] =>
  classNames(size).map(({ grade, name }, index) => ({
    id: idOf(`class/${index}`),
    yearId: year,
    gradeLevel: grade,
    name,
    bellScheduleId: bells,
    homeroomTeacherId: leaderId(index),
  }));

/**
 * A Polish primary school with everything the seed takes: people, classes, a week without a clash, cards, accounts.
 *
 * Pure: no clock, no chance outside of the seed.
 * Errors  RangeError on a size out of range
 */
export const generateSchool = (options: SchoolOptions): GeneratedSchool => {
  const { size, calendar } = options;
  checkSize(size);
  const idOf: IdOf = (name) => idFrom(`${options.seed}/${options.key}`, name);
  const random = randomFrom(options.seed);
  const { plan, staffing } = planOf(size, random);
  const { employees, families } = peopleOf(options, staffing, idOf, random);
  const { siteId, year, ...frame } = frameOf(options, idOf);
  const bells = frame.bells[0]?.id ?? '';
  const teacherId = (teacher: number) => {
    const employee = employees[teacher];
    if (employee === undefined) throw new RangeError('the plan names a teacher whom nobody is');
    return employee.person.id;
  };
  const leaderId = (index: number) => teacherId(staffing.homeroomTeachers[index] ?? -1);
  const classes = classesOf({ size, year, bells }, idOf, leaderId);
  const school: SeedSchool = {
    ...frame,
    workedDays: [],
    classes,
    rooms: roomsOf({ plan, classes: classes.length, siteId }, idOf),
    staff: employees.map(({ person }) => person),
    students: withGateFacts(
      families.students,
      (student) => classes.find(({ id }) => id === student.classId)?.gradeLevel ?? 0,
      random.branch('gatehouse'),
    ),
    guardians: families.guardians,
    cards: cardsOf(employees, families, idOf, random),
    accounts: accountsOf(employees, families, options, idOf),
    timetable: timetableOf({ plan, year, validFrom: calendar.lessonsFrom }, idOf, teacherId),
  };
  return { school, employees, castByKey: families.castByKey };
};
