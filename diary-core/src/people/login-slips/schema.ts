import { Id } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import { ROLES } from '@furtka/core-contract/roles';
import { LocalDate } from '@furtka/core-contract/roster';
import Type from 'typebox';
import { SLIP_AUDIENCES } from './domain.ts';

const Strict = { additionalProperties: false } as const;

export const ClassParams = Type.Object({ classId: Id<'ClassId'>() }, Strict);
export const BatchParams = Type.Object({ batchId: Id<'SlipBatchId'>() }, Strict);

export const OrderBatchBody = Type.Object(
  { classId: Id<'ClassId'>(), audience: OneOf(SLIP_AUDIENCES) },
  Strict,
);
export const OrderedReply = Type.Object({ batchId: Id<'SlipBatchId'>() }, Strict);

/** `over`: the passwords are forgotten. `done` and `total` count people while it is made. */
export const Batch = Type.Object(
  {
    batchId: Id<'SlipBatchId'>(),
    className: Type.String(),
    audience: OneOf(SLIP_AUDIENCES),
    state: OneOf(['waiting', 'made', 'over', 'failed']),
    done: Type.Integer(),
    total: Type.Integer(),
    slips: Type.Integer(),
    orderedAtUtc: Type.Integer(),
    untilUtc: Type.Optional(Type.Integer()),
  },
  Strict,
);

/** A row of the list of accounts with what the desk needs: classes, and whether login data were made and received. */
export const DeskRow = Type.Object(
  {
    accountId: Id<'AccountId'>(),
    login: Type.String(),
    name: Type.String(),
    roles: Type.Array(OneOf(ROLES)),
    personId: Type.Union([Id<'PersonId'>(), Type.Null()]),
    password: OneOf(['none', 'oneTime', 'own']),
    locked: Type.Boolean(),
    state: OneOf(['open', 'suspended', 'closed']),
    stateReason: Type.Optional(Type.String()),
    lastGoodLoginAtUtc: Type.Optional(Type.Integer()),
    lastFailedLoginAtUtc: Type.Optional(Type.Integer()),
    /** The student's, or the children's. */
    classNames: Type.Array(Type.String()),
    issuedAtUtc: Type.Optional(Type.Integer()),
    receivedOn: Type.Optional(LocalDate),
  },
  Strict,
);

export const ReceiptRowView = Type.Object(
  {
    accountId: Id<'AccountId'>(),
    name: Type.String(),
    role: OneOf(['student', 'guardian']),
    childNames: Type.Array(Type.String()),
    login: Type.String(),
    receivedOn: Type.Union([LocalDate, Type.Null()]),
    /** Somebody signed in with it, or joined it to another account. */
    isUsed: Type.Boolean(),
  },
  Strict,
);

/** Receipt is never in the future. */
export const ReceiptsBody = Type.Object(
  {
    accountIds: Type.Array(Id<'AccountId'>(), { minItems: 1, maxItems: 200, uniqueItems: true }),
    receivedOn: LocalDate,
  },
  Strict,
);
export const ReceiptsReply = Type.Object({ written: Type.Integer() }, Strict);

export const InvitationBody = Type.Object(
  { code: Type.String({ minLength: 8, maxLength: 60 }) },
  Strict,
);
