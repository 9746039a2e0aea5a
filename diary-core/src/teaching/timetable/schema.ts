import { Id, UUID_PATTERN } from '@furtka/core-contract/ids';
import { LocalDate } from '@furtka/core-contract/roster';
import Type from 'typebox';

const Strict = { additionalProperties: false } as const;
const Uuid = Type.String({ pattern: UUID_PATTERN, minLength: 36, maxLength: 36 });

const lessonFields = {
  weekday: Type.Integer({ minimum: 1, maximum: 7 }),
  period: Type.Integer({ minimum: 0, maximum: 20 }),
  classId: Id<'ClassId'>(),
  /** Empty: the whole class. */
  groupName: Type.String({ maxLength: 20 }),
  subjectId: Uuid,
  teacherId: Id<'PersonId'>(),
  roomId: Uuid,
} as const;

/** The week in force on `date` (today of the school when left out), by exactly one of class, teacher or room, or all of it. */
export const TimetableQuery = Type.Object(
  {
    date: Type.Optional(LocalDate),
    classId: Type.Optional(Id<'ClassId'>()),
    teacherId: Type.Optional(Id<'PersonId'>()),
    roomId: Type.Optional(Uuid),
  },
  Strict,
);

/** A lesson with the words that a timetable shows. */
export const LessonReply = Type.Object(
  {
    lessonId: Uuid,
    ...lessonFields,
    className: Type.String(),
    subjectName: Type.String(),
    teacherName: Type.String(),
    roomName: Type.String(),
  },
  Strict,
);

/** A whole timetable as a generator hands it in; replaces none, holds from `validFrom` on. */
export const TimetableBody = Type.Object(
  {
    validFrom: LocalDate,
    lessons: Type.Array(Type.Object(lessonFields, Strict), { minItems: 1, maxItems: 5000 }),
  },
  Strict,
);
export const TimetableReply = Type.Object({ timetableId: Uuid, lessons: Type.Integer() }, Strict);
