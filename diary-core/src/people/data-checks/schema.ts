import { Id } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import { LocalDate } from '@furtka/core-contract/roster';
import Type, { type Static } from 'typebox';
import { NEEDED_FIELDS } from '../pupil-files/api.ts';
import { REPORT_STATES } from './domain.ts';

const Strict = { additionalProperties: false } as const;
const Words = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' });
const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const ClassParams = Type.Object({ classId: Id<'ClassId'>() }, Strict);
export const StudentParams = Type.Object({ studentId: Id<'PersonId'>() }, Strict);
export const ReportParams = Type.Object({ reportId: Id<'DataReportId'>() }, Strict);

/** A class within reach, with how many of its students are verified. */
export const ClassProgress = Type.Object(
  {
    classId: Id<'ClassId'>(),
    name: Type.String(),
    done: Type.Integer(),
    total: Type.Integer(),
  },
  Strict,
);
export type ClassProgress = Static<typeof ClassProgress>;

/** `isChangedSince`: the data were corrected after the mark. `version` is that of the file. */
const CheckRow = Type.Object(
  {
    studentId: Id<'PersonId'>(),
    name: Type.String(),
    numberInClass: Type.Integer(),
    missing: Type.Array(OneOf(NEEDED_FIELDS)),
    checkedOn: orNull(LocalDate),
    checkedBy: orNull(Type.String()),
    isChangedSince: Type.Boolean(),
    version: Type.Integer(),
  },
  Strict,
);

/** The students of a class by number. `daysLeft` is negative after the deadline. */
export const ClassChecks = Type.Object(
  {
    classId: Id<'ClassId'>(),
    className: Type.String(),
    deadline: LocalDate,
    daysLeft: Type.Integer(),
    done: Type.Integer(),
    items: Type.Array(CheckRow),
  },
  Strict,
);
export type ClassChecks = Static<typeof ClassChecks>;

/** `version`: of the file as it was seen. */
export const MarkBody = Type.Object({ version: Type.Integer() }, Strict);

export const ReportBody = Type.Object(
  { studentId: orNull(Id<'PersonId'>()), about: Words(1000) },
  Strict,
);
export type ReportBody = Static<typeof ReportBody>;
export const AnswerBody = Type.Object({ answer: Words(1000), version: Type.Integer() }, Strict);

export const ReportView = Type.Object(
  {
    reportId: Id<'DataReportId'>(),
    className: Type.String(),
    studentId: orNull(Id<'PersonId'>()),
    name: orNull(Type.String()),
    about: Type.String(),
    state: OneOf(REPORT_STATES),
    reportedBy: Type.String(),
    reportedAtUtc: Type.Integer(),
    answer: orNull(Type.String()),
    answeredBy: orNull(Type.String()),
    version: Type.Integer(),
  },
  Strict,
);
export type ReportView = Static<typeof ReportView>;
