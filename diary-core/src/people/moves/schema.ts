import { Id } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import { LocalDate } from '@furtka/core-contract/roster';
import Type, { type Static } from 'typebox';
import { MOVE_KINDS } from './domain.ts';

const Strict = { additionalProperties: false } as const;
const Words = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' });
const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const NumberInClass = Type.Integer({ minimum: 1, maximum: 99 });
const GroupIds = Type.Array(Id<'GroupId'>(), { maxItems: 40, uniqueItems: true });

/** When the director agreed, who gave the agreement, and where it stands. */
export const Agreement = Type.Object(
  { on: LocalDate, by: Words(120), reference: Type.Optional(Words(120)) },
  Strict,
);
export type Agreement = Static<typeof Agreement>;

export const StudentParams = Type.Object({ studentId: Id<'PersonId'>() }, Strict);
export const ClassParams = Type.Object({ classId: Id<'ClassId'>() }, Strict);
export const MoveParams = Type.Object({ moveId: Id<'StudentMoveId'>() }, Strict);

export const PlanQuery = Type.Object({ classId: Id<'ClassId'>(), from: LocalDate }, Strict);

const NamedGroup = { groupId: Id<'GroupId'>(), name: Type.String() };
const Absence = Type.Object({ ...NamedGroup, from: LocalDate, to: LocalDate }, Strict);

/**
 * What a move would do. `leaves`: groups whose membership ends on `lastDay`. `choices`: groups of the new class; `isShared`: the student
 * belongs to it already. `absences` as if all groups that are shared were chosen.
 */
export const MovePlanView = Type.Object(
  {
    fromClass: orNull(
      Type.Object({ classId: Id<'ClassId'>(), name: Type.String(), since: LocalDate }, Strict),
    ),
    toClass: Type.Object({ classId: Id<'ClassId'>(), name: Type.String() }, Strict),
    from: LocalDate,
    lastDay: LocalDate,
    isAhead: Type.Boolean(),
    /** The stay in the old class begins on that day too: it is put right, not ended. */
    isReplaced: Type.Boolean(),
    numberInClass: NumberInClass,
    leaves: Type.Array(Type.Object(NamedGroup, Strict)),
    choices: Type.Array(
      Type.Object(
        { ...NamedGroup, subject: orNull(Type.String()), isShared: Type.Boolean() },
        Strict,
      ),
    ),
    yearFrom: LocalDate,
    yearTo: LocalDate,
  },
  Strict,
);
export type MovePlanView = Static<typeof MovePlanView>;

/** `numberInClass` left out: the next free one. */
export const ClassMoveBody = Type.Object(
  {
    classId: Id<'ClassId'>(),
    from: LocalDate,
    numberInClass: Type.Optional(NumberInClass),
    groupIds: GroupIds,
    agreement: Agreement,
  },
  Strict,
);
export type ClassMoveBody = Static<typeof ClassMoveBody>;

/** Out of a group, into another, or both. */
export const GroupMoveBody = Type.Object(
  { leave: orNull(Id<'GroupId'>()), join: orNull(Id<'GroupId'>()), from: LocalDate },
  Strict,
);
export type GroupMoveBody = Static<typeof GroupMoveBody>;

export const UndoBody = Type.Object({ reason: Words(200), version: Type.Integer() }, Strict);

/** Who left comes back. `numberInClass` left out: the next free one; on the day and in the class of leaving it is the old one. */
export const ReturnBody = Type.Object(
  {
    classId: Id<'ClassId'>(),
    from: LocalDate,
    numberInClass: Type.Optional(NumberInClass),
    agreement: Agreement,
  },
  Strict,
);
export type ReturnBody = Static<typeof ReturnBody>;

/** `numberInClass` left out: the next free one. */
export const AdmissionBody = Type.Object(
  {
    firstName: Words(80),
    lastName: Words(80),
    classId: Id<'ClassId'>(),
    numberInClass: Type.Optional(NumberInClass),
    joinedOn: LocalDate,
    bornOn: Type.Optional(LocalDate),
    pesel: Type.Optional(Type.String({ pattern: '^[0-9]{11}$' })),
    groupIds: Type.Optional(GroupIds),
    agreement: Agreement,
  },
  Strict,
);
export type AdmissionBody = Static<typeof AdmissionBody>;

/** A move that was made; `isLast`: it can be taken back. */
export const MoveView = Type.Object(
  {
    moveId: Id<'StudentMoveId'>(),
    kind: OneOf([...MOVE_KINDS, 'return']),
    fromClass: orNull(Type.String()),
    toClass: orNull(Type.String()),
    from: LocalDate,
    agreedOn: orNull(LocalDate),
    agreedBy: orNull(Type.String()),
    agreementReference: orNull(Type.String()),
    writtenAtUtc: Type.Integer(),
    writtenBy: Type.String(),
    undoneAtUtc: orNull(Type.Integer()),
    undoneBy: orNull(Type.String()),
    undoReason: orNull(Type.String()),
    isLast: Type.Boolean(),
    version: Type.Integer(),
  },
  Strict,
);
export type MoveView = Static<typeof MoveView>;

/** Memberships of a student in groups, and the times in which the student does not belong to a group of the own class. */
export const GroupTimes = Type.Object(
  {
    memberships: Type.Array(
      Type.Object({ ...NamedGroup, from: LocalDate, to: orNull(LocalDate) }, Strict),
    ),
    absences: Type.Array(Absence),
  },
  Strict,
);
export const MovesReply = Type.Object(
  { items: Type.Array(MoveView), ...GroupTimes.properties },
  Strict,
);

/** One line of a class list. `to`: last day in the class; whoever has one is crossed out, and stays on the list. */
export const ListLine = Type.Object(
  {
    studentId: Id<'PersonId'>(),
    firstName: Type.String(),
    lastName: Type.String(),
    numberInClass: Type.Integer(),
    from: LocalDate,
    to: orNull(LocalDate),
    isStruck: Type.Boolean(),
    why: orNull(OneOf(['moved', 'left'])),
    movedTo: orNull(Type.String()),
  },
  Strict,
);
export type ListLine = Static<typeof ListLine>;
