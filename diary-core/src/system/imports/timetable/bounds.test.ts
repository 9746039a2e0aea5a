import t from 'tap';
import { shortNames } from '../lessons/short-names.ts';
import { ascFile } from '../test-timetables.ts';
import { readAsc } from './read-asc.ts';

const faultOf = (file: string): string => {
  try {
    readAsc(Buffer.from(file));
    return 'none';
  } catch (error) {
    const { code, details } = error as { code?: string; details?: { most?: number } };
    return `${code} ${details?.most}`;
  }
};
const times = (count: number, each: (n: number) => string, between = ''): string =>
  Array.from({ length: count }, (_, n) => each(n)).join(between);

t.test('a timetable is as large as one of a school, and no larger', async (t) => {
  const teachers = (count: number) =>
    ascFile({ teachers: times(count, (n) => `<teacher id="N${n}" name="N${n}"/>`) });
  t.equal(faultOf(teachers(1998)), 'none');
  t.equal(faultOf(teachers(1999)), 'imports.too_many_names 2000');
  const lesson = (teacherCount: number, groupCount: number) =>
    ascFile({
      lessons: `<lesson id="L9" subjectid="S1" classids="C1" teacherids="${times(teacherCount, (n) => `X${n}`, ',')}" groupids="${times(groupCount, () => 'G1', ',')}"/>`,
    });
  t.equal(faultOf(lesson(20, 100)), 'none');
  t.equal(faultOf(lesson(21, 1)), 'imports.crowded_lesson 20');
  t.equal(faultOf(lesson(1, 101)), 'imports.crowded_lesson 100');
  const hours = (count: number) =>
    ascFile({
      lessons: times(
        count,
        (n) =>
          `<lesson id="M${n}" subjectid="S1" classids="C1,C2" teacherids="${times(20, (x) => `X${x}`, ',')}"/>`,
      ),
    });
  t.equal(faultOf(hours(499)), 'none', 'each for two classes with twenty teachers');
  t.equal(faultOf(hours(500)), 'imports.too_many_rows 20000');
});

t.test('short names are numbered as before, and thousands of them at once', async (t) => {
  const named = (names: readonly string[]) =>
    shortNames(
      new Map(names.map((name, n) => [`n${n}`, { id: `n${n}`, name, short: name, ownId: '' }])),
      [],
    ).map(({ shortName }) => shortName);
  t.same(named(['mat', 'Mat', 'mat', 'pol', 'mat']), ['mat', 'Mat2', 'mat3', 'pol', 'mat4']);
  t.same(named(['mat2', 'mat', 'mat']), ['mat2', 'mat', 'mat3']);
  const long = named(Array.from({ length: 2000 }, () => 'matematyka'));
  t.equal(new Set(long).size, 2000);
  t.same(
    [long[1], long[8], long[9], long.at(-1)],
    ['matematyk2', 'matematyk9', 'matematy10', 'matema2000'],
  );
});
