import type { SeedStudent } from '@furtka/diary-core/seed';
import { CAST } from './cast.ts';
import { NOTES_OF_OLDER, NOTES_OF_THE_YOUNGEST } from './gate-notes.table.ts';
import { FEMALE_NAMES } from './names.table.ts';
import { makePainter } from './portrait.ts';
import type { Random } from './random.ts';

/** Not every photo has been taken. */
const HAS_PHOTO = 0.92;
const HAS_NOTE = { youngest: 0.25, older: 0.02 } as const;
const LAST_GRADE_OF_THE_YOUNGEST = 3;

const girls: ReadonlySet<string> = new Set(FEMALE_NAMES);
const cast: ReadonlySet<string> = new Set(
  CAST.map(({ firstName, lastName }) => `${firstName} ${lastName}`),
);

/** The pupils with what the gatehouse knows of them: a portrait of most, a note about the way home of some. */
export const withGateFacts = (
  students: readonly SeedStudent[],
  gradeOf: (student: SeedStudent) => number,
  random: Random,
): SeedStudent[] => {
  const painter = makePainter();
  return students.map((student) => {
    const own = random.branch(student.id);
    const isYoung = gradeOf(student) <= LAST_GRADE_OF_THE_YOUNGEST;
    const isCast = cast.has(`${student.firstName} ${student.lastName}`);
    const face = painter.paint(own.branch('face'), girls.has(student.firstName));
    const hasPhoto = own.chance(HAS_PHOTO) || isCast;
    const hasNote = own.chance(isYoung ? HAS_NOTE.youngest : HAS_NOTE.older);
    const notes = isYoung ? NOTES_OF_THE_YOUNGEST : NOTES_OF_OLDER;
    return {
      ...student,
      ...(hasPhoto ? { photo: face.toString('base64') } : {}),
      ...(hasNote ? { gateNote: own.pick(notes) } : {}),
    };
  });
};
