import type { PersonId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type { SeedSchool } from '@furtka/diary-core/seed';
import type { DemoCardStory } from '@furtka/web/demo-api';
import type { DemoFacts, ShownCard, WeeklyHours } from '../facts.ts';
import { makeUids } from './cards.ts';
import type { DemoWorld } from './demo-world.ts';
import { ZONE } from './frame.ts';
import { randomFrom } from './random.ts';

/** The agent of the main door; it alone can have a real reader. */
export const MAIN_AGENT = 'main';
/** The agent of all other doors. */
export const OTHER_AGENT = 'doors';

/** Hours before and after lessons in which a pupil may come in: the core's default margins. */
const MARGIN_MINUTES = 30;
/** Hours of staff: the core's default, Monday to Friday. */
const STAFF_FROM = '05:30';
const STAFF_TO = '22:00';

const shifted = (time: string, minutes: number): string => {
  const total = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes;
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
};

const pupilHours = (school: SeedSchool, classId: string | undefined): WeeklyHours[] => {
  const periods = school.bells[0]?.periods ?? [];
  return [1, 2, 3, 4, 5].flatMap((weekday) => {
    const own = school.timetable.lessons
      .filter((lesson) => lesson.classId === classId && lesson.weekday === weekday)
      .map(({ period }) => period);
    const first = periods.find(({ number }) => number === Math.min(...own));
    const last = periods.find(({ number }) => number === Math.max(...own));
    if (first === undefined || last === undefined) return [];
    return [
      {
        weekday,
        from: shifted(first.from, -MARGIN_MINUTES),
        to: shifted(last.to, MARGIN_MINUTES),
      },
    ];
  });
};

const staffHours = (): WeeklyHours[] =>
  [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: STAFF_FROM, to: STAFF_TO }));

/** A number that no card of the school has. */
const strangerUid = (school: SeedSchool, seed: string): string => {
  const taken = new Set(school.cards.map(({ uid }) => uid));
  const next = makeUids(randomFrom(`${seed}/stranger`));
  for (;;) {
    const uid = next();
    if (!taken.has(uid)) return uid;
  }
};

const shownCards = (world: DemoWorld, seed: string): ShownCard[] => {
  const { school, castByKey, employees } = world.main;
  const teacher = employees.find(({ roles }) => roles.length === 1 && roles[0] === 'teacher');
  const wanted: readonly (readonly [DemoCardStory, PersonId | undefined])[] = [
    ['pupilInLessons', castByKey.get('inside')],
    ['pupilOutsideHours', castByKey.get('later')],
    ['teacher', teacher?.person.id],
    ['blocked', castByKey.get('blocked')],
  ];
  const known = wanted.flatMap(([story, holderId], index): ShownCard[] => {
    const card = school.cards.find((one) => one.holderId !== null && one.holderId === holderId);
    const student = school.students.find(({ id }) => id === holderId);
    const person = student ?? school.staff.find(({ id }) => id === holderId);
    if (card === undefined || person === undefined) return [];
    return [
      {
        place: index + 1,
        story,
        cardId: card.id,
        uid: card.uid,
        holderName: `${person.firstName} ${person.lastName}`,
        className: school.classes.find(({ id }) => id === student?.classId)?.name ?? '',
        hours: student === undefined ? staffHours() : pupilHours(school, student.classId),
        followsCalendar: student !== undefined,
      },
    ];
  });
  const stranger: ShownCard = {
    place: known.length + 1,
    story: 'unknown',
    cardId: null,
    uid: strangerUid(school, seed),
    holderName: '',
    className: '',
    hours: [],
    followsCalendar: false,
  };
  return [...known, stranger];
};

const rolesOf = (world: DemoWorld): Record<string, Role> => {
  const { school, employees } = world.main;
  return Object.fromEntries([
    ...school.students.map(({ id }) => [id, 'student'] as const),
    ...employees.flatMap(({ person, roles }) => {
      const [role] = roles;
      return role === undefined ? [] : [[person.id, role] as const];
    }),
  ]);
};

/** What the demo must remember of the world that it made. */
export const makeFacts = (
  world: DemoWorld,
  { seed, today }: { readonly seed: string; readonly today: string },
): DemoFacts => {
  const { school } = world.main;
  const [year] = school.years;
  return {
    v: 1,
    seed,
    today,
    monday: world.monday,
    zone: ZONE,
    schoolId: school.school.id,
    siteId: school.sites[0]?.id ?? '',
    schoolName: school.school.name,
    doors: school.doors.map(({ key, id, name }) => ({
      key,
      doorId: id,
      name,
      agent: key === 'main' ? MAIN_AGENT : OTHER_AGENT,
    })),
    guardianName: world.logins.find(({ role }) => role === 'guardian')?.name ?? '',
    shown: shownCards(world, seed),
    roleByHolder: rolesOf(world),
    calendar: {
      lessonsFrom: year?.lessonsFrom ?? '',
      lessonsTo: year?.lessonsTo ?? '',
      daysOff: school.daysOff.map(({ from, to }) => ({ from, to })),
    },
    bells: (school.bells[0]?.periods ?? []).flatMap(({ from, to }) => [from, to]),
  };
};
