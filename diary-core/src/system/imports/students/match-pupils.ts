import { searchKey } from '../../../kernel/text/polish.ts';
import { fullName } from '../../../people/persons/api.ts';
import type { KnownStudent } from '../../../people/students/api.ts';
import { classKey } from '../parse-values.ts';
import { NEW, type Question, SKIP } from '../plan.ts';
import type { FilePupil } from './parse-pupil.ts';

export const nameKey = (name: { readonly firstName: string; readonly lastName: string }): string =>
  searchKey(`${name.lastName} ${name.firstName}`);

export interface KnownPupils {
  readonly byMark: ReadonlyMap<string, KnownStudent>;
  readonly byName: ReadonlyMap<string, readonly KnownStudent[]>;
  readonly byId: ReadonlyMap<string, KnownStudent>;
  readonly markOf: ((pesel: string) => string) | undefined;
  readonly classNameOf: (student: KnownStudent) => string;
}

/** Pupils of the school, laid out so that each row of a file is compared with few. */
export const indexPupils = (
  students: readonly KnownStudent[],
  rest: Pick<KnownPupils, 'markOf' | 'classNameOf'>,
): KnownPupils => {
  const byName = new Map<string, KnownStudent[]>();
  for (const student of students) {
    const key = nameKey(student);
    byName.set(key, [...(byName.get(key) ?? []), student]);
  }
  return {
    ...rest,
    byName,
    byId: new Map(students.map((each) => [each.studentId, each])),
    byMark: new Map(
      students.flatMap((each) => (each.peselMark === null ? [] : [[each.peselMark, each]])),
    ),
  };
};

export type PupilMatch =
  | { readonly known: KnownStudent }
  | { readonly known: undefined; readonly isSkipped: boolean; readonly question?: Question };

const labelOf = (known: KnownPupils, student: KnownStudent): string =>
  [fullName(student), student.bornOn, known.classNameOf(student)].filter(Boolean).join(', ');

/**
 * Who of the school a row speaks of: by PESEL, then by name and date of birth, then, where a date is missing, by name and class. Where they
 * contradict each other or say too little, a human decides.
 *
 * @param key     of the question
 * @param answer  what the human decided before
 */
export const matchPupil = (
  pupil: FilePupil,
  known: KnownPupils,
  key: string,
  answer: string | undefined,
): PupilMatch => {
  const mark = pupil.pesel === undefined ? undefined : known.markOf?.(pupil.pesel);
  const holder = mark === undefined ? undefined : known.byMark.get(mark);
  const isNamesake = (student: KnownStudent): boolean =>
    searchKey(student.lastName) === searchKey(pupil.lastName) ||
    searchKey(student.firstName) === searchKey(pupil.firstName);
  if (holder !== undefined && isNamesake(holder)) return { known: holder };
  const namesakes = known.byName.get(nameKey(pupil)) ?? [];
  const contradicts = (student: KnownStudent): boolean =>
    mark !== undefined && student.peselMark !== null && student.peselMark !== mark;
  const exact = namesakes.filter(
    (student) =>
      pupil.bornOn !== undefined && student.bornOn === pupil.bornOn && !contradicts(student),
  );
  const [only, second] = exact;
  if (holder === undefined && only !== undefined && second === undefined) return { known: only };
  // A list without dates: the one namesake in that class is meant, if nothing says otherwise.
  const classmates = namesakes.filter(
    (student) =>
      !contradicts(student) &&
      (pupil.bornOn === undefined || student.bornOn === null) &&
      known.classNameOf(student) !== '' &&
      classKey(known.classNameOf(student)) === pupil.classKey,
  );
  const [classmate, another] = classmates;
  if (holder === undefined && classmate !== undefined && another === undefined)
    return { known: classmate };
  const isFar = (student: KnownStudent): boolean =>
    pupil.bornOn !== undefined &&
    student.bornOn !== null &&
    student.bornOn !== pupil.bornOn &&
    student.classId === undefined;
  const unclear = holder === undefined ? namesakes.filter((each) => !isFar(each)) : [holder];
  if (unclear.length === 0) return { known: undefined, isSkipped: false };
  const options = [
    ...unclear.map((student) => ({
      id: student.studentId as string,
      label: labelOf(known, student),
    })),
    // A PESEL names one person: its holder is corrected, or the row stays out.
    ...(holder === undefined ? [{ id: NEW, label: '' }] : []),
    { id: SKIP, label: '' },
  ];
  const given = options.some(({ id }) => id === answer) ? answer : undefined;
  const chosen = given === undefined ? undefined : known.byId.get(given);
  if (chosen !== undefined) return { known: chosen };
  return {
    known: undefined,
    isSkipped: given === SKIP,
    question: {
      key,
      code: holder === undefined ? 'samePupil' : 'peselHolder',
      about: fullName(pupil),
      options,
      answer: given ?? null,
    },
  };
};
