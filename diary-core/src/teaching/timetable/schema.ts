import { Id, UUID_PATTERN } from '@furtka/core-contract/ids';
import { LocalDate } from '@furtka/core-contract/roster';
import Type, { type Static } from 'typebox';

const Strict = { additionalProperties: false } as const;
const Uuid = Type.String({ pattern: UUID_PATTERN, minLength: 36, maxLength: 36 });
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

const hour = {
  weekday: Type.Integer({ minimum: 1, maximum: 7 }),
  period: Type.Integer({ minimum: 0, maximum: 20 }),
} as const;
const lessonFields = {
  /** Empty: the whole class. */
  groupName: Type.String({ maxLength: 20 }),
  subjectId: Uuid,
  teacherId: Id<'PersonId'>(),
  roomId: Nullable(Uuid),
} as const;

/** The week in force on `date` (today of the school when left out), of a class, a teacher or a room, or all of it. */
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
    versionId: Uuid,
    ...hour,
    classId: Nullable(Id<'ClassId'>()),
    ...lessonFields,
    className: Type.String(),
    subjectName: Type.String(),
    subjectShort: Type.String(),
    teacherName: Type.String(),
    roomName: Type.String(),
  },
  Strict,
);
export type LessonReply = Static<typeof LessonReply>;

/** Timetables of whole classes as a generator hands them in; published, in force from `validFrom` on. */
export const TimetableBody = Type.Object(
  {
    validFrom: LocalDate,
    lessons: Type.Array(
      Type.Object({ ...hour, classId: Id<'ClassId'>(), ...lessonFields }, Strict),
      { minItems: 1, maxItems: 5000 },
    ),
  },
  Strict,
);
export const TimetableReply = Type.Object(
  { versionIds: Type.Array(Uuid), lessons: Type.Integer() },
  Strict,
);

const version = Type.Integer({ minimum: 1 });
const Period = Type.Object(
  { number: Type.Integer(), from: Type.String(), to: Type.String() },
  Strict,
);

export const VersionParams = Type.Object({ versionId: Uuid }, Strict);
export const ClassParams = Type.Object({ classId: Id<'ClassId'>() }, Strict);
const dates = { from: LocalDate, to: Nullable(LocalDate) } as const;
/** `to`: null until the next version begins, else to the last day of lessons. `copyOf`: begins with the lessons of that version. */
export const VersionBody = Type.Object({ ...dates, copyOf: Type.Optional(Uuid) }, Strict);
export const DatesBody = Type.Object({ ...dates, version }, Strict);
export const PublishBody = Type.Object({ version }, Strict);

/** One hour of the week as it shall be. `known`: ids of the lessons that the writer saw in it. */
const CellBody = Type.Object(
  {
    ...hour,
    known: Type.Array(Uuid, { maxItems: 20 }),
    lessons: Type.Array(
      Type.Object(
        {
          groupName: lessonFields.groupName,
          subjectId: Uuid,
          /** In a teacher's own plan it is that teacher, whatever is said. */
          teacherId: Nullable(Id<'PersonId'>()),
          roomId: Nullable(Uuid),
          /** In the timetable of a class it is that class, whatever is said. */
          classId: Nullable(Id<'ClassId'>()),
        },
        Strict,
      ),
      { maxItems: 10 },
    ),
  },
  Strict,
);
export type CellBody = Static<typeof CellBody>;
export const CellsBody = Type.Object(
  { cells: Type.Array(CellBody, { minItems: 1, maxItems: 100 }) },
  Strict,
);

const VersionReply = Type.Object(
  {
    versionId: Uuid,
    yearId: Uuid,
    classId: Nullable(Id<'ClassId'>()),
    ownerId: Nullable(Id<'PersonId'>()),
    from: LocalDate,
    to: LocalDate,
    state: Type.Union([Type.Literal('draft'), Type.Literal('published'), Type.Literal('replaced')]),
    version,
  },
  Strict,
);

/** `other`: the lesson with which `lessonId` shares a class, a teacher or a room; `together` is told, not a fault. */
const NoticeReply = Type.Object(
  {
    what: Type.Union([
      Type.Literal('class'),
      Type.Literal('teacher'),
      Type.Literal('room'),
      Type.Literal('together'),
    ]),
    lessonId: Uuid,
    other: LessonReply,
    isDraft: Type.Boolean(),
  },
  Strict,
);
export type NoticeReply = Static<typeof NoticeReply>;

export const VersionDetail = Type.Object(
  {
    ...VersionReply.properties,
    /** Of the class or the teacher. */
    name: Type.String(),
    periods: Type.Array(Period),
    lessons: Type.Array(LessonReply),
    /** What teachers typed for this class in their own plans and the version does not hold yet. */
    typed: Type.Array(LessonReply),
    notices: Type.Array(NoticeReply),
    /** Every version of the class or teacher in that school year, the last one first. */
    siblings: Type.Array(VersionReply),
  },
  Strict,
);
export type VersionDetail = Static<typeof VersionDetail>;

/** Whose week; none: one's own. */
export const PlanQuery = Type.Object(
  { ...TimetableQuery.properties, studentId: Type.Optional(Id<'PersonId'>()) },
  Strict,
);

const Named = Type.Object({ id: Uuid, name: Type.String() }, Strict);

/** The week of a date, day by day, as it is truly held. */
export const PlanReply = Type.Object(
  {
    kind: Type.Union([Type.Literal('class'), Type.Literal('teacher'), Type.Literal('room')]),
    /** `null`: a student without a class. */
    whose: Nullable(Named),
    today: LocalDate,
    days: Type.Array(
      Type.Object(
        {
          date: LocalDate,
          /** Whose plan holds, 1 = Monday; `null`: no lessons. */
          weekday: Nullable(Type.Integer()),
          /** Names of days off. */
          off: Type.Array(Type.String()),
        },
        Strict,
      ),
    ),
    periods: Type.Array(Period),
    /** The version of the class that holds on the asked date, or the teacher's own one; `null`: none that the reader may see. */
    version: Nullable(VersionReply),
    lessons: Type.Array(
      Type.Object(
        {
          ...LessonReply.properties,
          /** Where they are not those of the row: `periods`. */
          hours: Nullable(Type.Object({ from: Type.String(), to: Type.String() }, Strict)),
          date: LocalDate,
          /** A group to which the student does not belong. */
          isOther: Type.Boolean(),
        },
        Strict,
      ),
    ),
  },
  Strict,
);
export type PlanReply = Static<typeof PlanReply>;

/** What the pages of the timetable name and offer. */
export const OverviewReply = Type.Object(
  {
    today: LocalDate,
    /** By when each class must have its published timetable (PLAN-01); `null` outside a school year. */
    dueOn: Nullable(LocalDate),
    lessonsFrom: Nullable(LocalDate),
    /** Of the reader, where it is a teacher. */
    teacherId: Nullable(Id<'PersonId'>()),
    classes: Type.Array(
      Type.Object(
        {
          id: Id<'ClassId'>(),
          name: Type.String(),
          published: Nullable(VersionReply),
          draft: Nullable(VersionReply),
          mayWrite: Type.Boolean(),
          /** Names of its groups, from the register and from timetables. */
          groups: Type.Array(Type.String()),
        },
        Strict,
      ),
    ),
    teachers: Type.Array(Named),
    rooms: Type.Array(Named),
    subjects: Type.Array(
      Type.Object({ id: Uuid, name: Type.String(), short: Type.String() }, Strict),
    ),
  },
  Strict,
);
export type OverviewReply = Static<typeof OverviewReply>;
