import { Id, UUID_PATTERN } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import { LocalDate } from '@furtka/core-contract/roster';
import Type, { type Static } from 'typebox';
import { ACTIVITY_KINDS, REGISTERS } from './activities.ts';

const Strict = { additionalProperties: false } as const;
const Uuid = Type.String({ pattern: UUID_PATTERN, minLength: 36, maxLength: 36 });
const UuidOrNull = Type.Union([Uuid, Type.Null()]);
const version = { version: Type.Integer({ minimum: 1 }) } as const;
const teacherIds = Type.Array(Id<'PersonId'>(), { maxItems: 6, uniqueItems: true });
const target = {
  subjectId: Uuid,
  /** Exactly one of class and group. */
  classId: UuidOrNull,
  groupId: UuidOrNull,
  /** Part of a class that keeps no list; empty: all of it. */
  groupName: Type.String({ maxLength: 40 }),
} as const;

/** One course with everybody who taught it, teaches it or will, the earliest first. */
export const CourseReply = Type.Object(
  {
    courseId: Uuid,
    yearId: Uuid,
    ...target,
    activity: OneOf(ACTIVITY_KINDS),
    /** Where entries about it belong. */
    register: OneOf(REGISTERS),
    subjectName: Type.String(),
    /** Class or group as people name it. */
    targetName: Type.String(),
    /** Classes whose students are taught. */
    classIds: Type.Array(Id<'ClassId'>()),
    teachers: Type.Array(
      Type.Object(
        {
          teacherId: Id<'PersonId'>(),
          name: Type.String(),
          from: LocalDate,
          /** Last day; `null`: until further notice. */
          to: Type.Union([LocalDate, Type.Null()]),
        },
        Strict,
      ),
    ),
    ...version,
  },
  Strict,
);
export type CourseReply = Static<typeof CourseReply>;

/** Courses of a year, of this one when left out; `teacherId`, `classId`: only theirs; `register`: those that it keeps. */
export const CourseQuery = Type.Object(
  {
    yearId: Type.Optional(Uuid),
    teacherId: Type.Optional(Id<'PersonId'>()),
    classId: Type.Optional(Id<'ClassId'>()),
    register: Type.Optional(OneOf(REGISTERS)),
  },
  Strict,
);
/** A student of a course, in the order of the class or of the group. */
export const CourseStudent = Type.Object(
  {
    studentId: Id<'PersonId'>(),
    firstName: Type.String(),
    lastName: Type.String(),
    className: Type.String(),
  },
  Strict,
);
export type CourseStudent = Static<typeof CourseStudent>;

/** Without a kind it is a lesson. */
export const CourseBody = Type.Object(
  { ...target, activity: Type.Optional(OneOf(ACTIVITY_KINDS)), teacherIds, from: LocalDate },
  Strict,
);
export type CourseBody = Static<typeof CourseBody>;
export const CourseParams = Type.Object({ courseId: Uuid }, Strict);
/** Who teaches from a day on; nobody: the course stands vacant. `version` is that of the last reading. */
export const TeachersBody = Type.Object(
  {
    teacherIds,
    from: LocalDate,
    reason: Type.Optional(Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })),
    ...version,
  },
  Strict,
);
export type TeachersBody = Static<typeof TeachersBody>;
