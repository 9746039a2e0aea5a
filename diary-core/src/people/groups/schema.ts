import { UUID_PATTERN } from '@furtka/core-contract/ids';
import { LocalDate } from '@furtka/core-contract/roster';
import Type, { type Static } from 'typebox';

const Strict = { additionalProperties: false } as const;
const Uuid = Type.String({ pattern: UUID_PATTERN, minLength: 36, maxLength: 36 });
const version = { version: Type.Integer({ minimum: 1 }) } as const;
const OrNull = Type.Union([Uuid, Type.Null()]);
const fields = {
  name: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
  subjectId: OrNull,
  teacherId: OrNull,
  classIds: Type.Array(Uuid, { minItems: 1, maxItems: 40, uniqueItems: true }),
} as const;

export const GroupReply = Type.Object(
  {
    groupId: Uuid,
    yearId: Uuid,
    ...fields,
    subjectName: Type.Union([Type.String(), Type.Null()]),
    /** Of whoever keeps the list. */
    teacherName: Type.Union([Type.String(), Type.Null()]),
    classNames: Type.Array(Type.String()),
    /** On the asked day. */
    memberCount: Type.Integer(),
    ...version,
  },
  Strict,
);
export type GroupReply = Static<typeof GroupReply>;
/** Members in the order of the group's own numbers. */
export const GroupDetail = Type.Object(
  {
    ...GroupReply.properties,
    members: Type.Array(
      Type.Object(
        {
          studentId: Uuid,
          numberInGroup: Type.Integer(),
          firstName: Type.String(),
          lastName: Type.String(),
          className: Type.String(),
          since: LocalDate,
        },
        Strict,
      ),
    ),
    /** Days after the asked one on which the list changes already: a change on the asked day leaves them as they are. */
    laterChanges: Type.Array(LocalDate),
  },
  Strict,
);
export type GroupDetail = Static<typeof GroupDetail>;
export const GroupBody = Type.Object({ yearId: Uuid, ...fields }, Strict);
export type GroupBody = Static<typeof GroupBody>;
export const GroupChange = Type.Object({ ...fields, ...version }, Strict);
export type GroupChange = Static<typeof GroupChange>;
export const GroupParams = Type.Object({ groupId: Uuid }, Strict);
/** The school date of which is asked; left out: today. */
export const GroupQuery = Type.Object({ date: Type.Optional(LocalDate) }, Strict);
/** Who belongs to the group from a day on, in the order of the group. */
export const MembersBody = Type.Object(
  {
    from: LocalDate,
    studentIds: Type.Array(Uuid, { maxItems: 400, uniqueItems: true }),
    ...version,
  },
  Strict,
);
export type MembersBody = Static<typeof MembersBody>;

/** A pupil with the number in the class, which is not that of the group (GROUP-09). */
const Candidate = Type.Object(
  {
    studentId: Uuid,
    numberInClass: Type.Integer(),
    firstName: Type.String(),
    lastName: Type.String(),
  },
  Strict,
);
export const Candidates = Type.Object(
  {
    /** School year of the day; null in none. */
    yearId: OrNull,
    mayCreate: Type.Boolean(),
    /** Groups of that year whose lists the person may change. */
    groupIds: Type.Array(Uuid),
    classes: Type.Array(
      Type.Object(
        {
          classId: Uuid,
          name: Type.String(),
          gradeLevel: Type.Integer(),
          /** Classes with the same number have terms of the same dates and may share a group (GROUP-06). */
          termDates: Type.Integer(),
          /** By the number in the class. */
          pupils: Type.Array(Candidate),
        },
        Strict,
      ),
    ),
  },
  Strict,
);
export type Candidates = Static<typeof Candidates>;
