import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import type { SeedGuardian, SeedStudent } from '@furtka/diary-core/seed';
import { CAST, CAST_FAMILIES, castClassIndex } from './cast.ts';
import { dateOf } from './dates.ts';
import { FEMALE_NAMES, feminine, MALE_NAMES, SURNAMES } from './names.table.ts';
import type { Random } from './random.ts';
import type { SchoolSize } from './size.ts';

export interface ClassSeat {
  readonly classId: ClassId;
  readonly grade: number;
}

interface Child {
  readonly classIndex: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly family: number;
  /** Of the cast; keeps its key through the numbering. */
  readonly key?: string;
}

interface Adult {
  readonly firstName: string;
  readonly lastName: string;
  readonly relation: 'mother' | 'father' | 'legalGuardian';
}

interface Family {
  readonly adults: readonly Adult[];
}

export interface Families {
  readonly students: readonly SeedStudent[];
  readonly guardians: readonly SeedGuardian[];
  /** Students of the cast by key. */
  readonly castByKey: ReadonlyMap<string, PersonId>;
}

const SIBLING = 0.24;
const TWO_GUARDIANS = 0.62;
const OTHER_NAME = 0.06;
const LEGAL_GUARDIAN = 0.02;
const GIRL = 0.49;
const SCHOOL_AGE = 7;

const surnameOf = (surname: string, isFemale: boolean): string =>
  isFemale ? feminine(surname) : surname;

const adultsOf = (surname: string, random: Random): Adult[] => {
  if (random.chance(LEGAL_GUARDIAN)) {
    const lastName = surnameOf(random.pick(SURNAMES), true);
    return [{ firstName: random.pick(FEMALE_NAMES), lastName, relation: 'legalGuardian' }];
  }
  const motherName = random.chance(OTHER_NAME) ? random.pick(SURNAMES) : surname;
  const mother: Adult = {
    firstName: random.pick(FEMALE_NAMES),
    lastName: surnameOf(motherName, true),
    relation: 'mother',
  };
  const father: Adult = {
    firstName: random.pick(MALE_NAMES),
    lastName: surname,
    relation: 'father',
  };
  if (random.chance(TWO_GUARDIANS)) return [mother, father];
  return [random.chance(0.8) ? mother : father];
};

/** Places of all classes that the cast does not take, in random order. */
const freeSeats = (classes: readonly ClassSeat[], size: SchoolSize, random: Random): number[] => {
  const taken = CAST.map((child) => castClassIndex(child, size));
  const seats = classes.flatMap((_, classIndex) => {
    const free = size.pupilsPerClass - taken.filter((index) => index === classIndex).length;
    return new Array<number>(Math.max(0, free)).fill(classIndex);
  });
  return random.shuffled(seats);
};

const makeChildren = (
  classes: readonly ClassSeat[],
  size: SchoolSize,
  random: Random,
): { children: Child[]; families: Family[] } => {
  const families: Family[] = [];
  const children: Child[] = [];
  const castFamilies = new Map<string, number>();
  for (const child of CAST) {
    const family = castFamilies.get(child.family) ?? families.length;
    if (family === families.length) families.push({ adults: CAST_FAMILIES[child.family] ?? [] });
    castFamilies.set(child.family, family);
    const { firstName, lastName, key } = child;
    children.push({ classIndex: castClassIndex(child, size), firstName, lastName, family, key });
  }
  const seats = freeSeats(classes, size, random);
  for (let seat = seats.shift(); seat !== undefined; seat = seats.shift()) {
    const surname = random.pick(SURNAMES);
    const family = families.length;
    families.push({ adults: adultsOf(surname, random) });
    const own = [seat];
    while (own.length < 3 && random.chance(SIBLING)) {
      const at = seats.findIndex((other) => !own.includes(other));
      if (at >= 0) own.push(...seats.splice(at, 1));
      else break;
    }
    for (const classIndex of own) {
      const isGirl = random.chance(GIRL);
      const firstName = random.pick(isGirl ? FEMALE_NAMES : MALE_NAMES);
      children.push({ classIndex, firstName, lastName: surnameOf(surname, isGirl), family });
    }
  }
  return { children, families };
};

const polish = new Intl.Collator('pl');
const byName = (a: Child, b: Child): number =>
  polish.compare(a.lastName, b.lastName) || polish.compare(a.firstName, b.firstName);

/** Pupils of all classes, numbered by the alphabet as in a register, and those who care for them. */
export const makeFamilies = (
  {
    classes,
    size,
    yearStart,
    joinedOn,
    idOf,
  }: {
    readonly classes: readonly ClassSeat[];
    readonly size: SchoolSize;
    readonly yearStart: number;
    readonly joinedOn: string;
    readonly idOf: (name: string) => PersonId;
  },
  random: Random,
): Families => {
  const { children, families } = makeChildren(classes, size, random);
  const students: SeedStudent[] = [];
  const castByKey = new Map<string, PersonId>();
  const childrenByFamily = families.map((): PersonId[] => []);
  for (const [classIndex, { classId, grade }] of classes.entries()) {
    const own = children.filter((child) => child.classIndex === classIndex).sort(byName);
    for (const [index, child] of own.entries()) {
      const id = idOf(`student/${classIndex}/${index}`);
      const numberInClass = index + 1;
      const { firstName, lastName } = child;
      const bornOn = dateOf(
        yearStart - SCHOOL_AGE - grade + 1,
        1 + random.below(12),
        1 + random.below(28),
      );
      students.push({ id, firstName, lastName, classId, numberInClass, joinedOn, bornOn });
      childrenByFamily[child.family]?.push(id);
      if (child.key !== undefined) castByKey.set(child.key, id);
    }
  }
  const guardians = families.flatMap(({ adults }, family) =>
    adults.map(({ firstName, lastName, relation }, index) => ({
      id: idOf(`guardian/${family}/${index}`),
      firstName,
      lastName,
      children: (childrenByFamily[family] ?? []).map((studentId) => ({ studentId, relation })),
    })),
  );
  return { students, guardians, castByKey };
};
