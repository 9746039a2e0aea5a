import { Id, UUID_PATTERN } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import { LocalDate } from '@furtka/core-contract/roster';
import Type, { type Static } from 'typebox';
import { ACCESS_MODES, GRANTED, SERVICES } from './domain.ts';

const Strict = { additionalProperties: false } as const;
const OrNull = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
const Words = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' });
/** Up to 10,000 zł. */
const Grosz = Type.Integer({ minimum: 0, maximum: 1_000_000 });

const ServiceRowSchema = Type.Object(
  { service: OneOf(SERVICES), basic: OneOf(GRANTED), extended: OneOf(GRANTED) },
  Strict,
);
const terms = {
  services: Type.Array(ServiceRowSchema, { minItems: 1, maxItems: 20 }),
  /** For a school year, as the contract sets it; 0: nothing is paid. */
  feeGrosz: Grosz,
  payee: Type.String({ maxLength: 120 }),
  /** 26 digits without spaces. */
  bankAccount: OrNull(Type.String({ maxLength: 40 })),
  transferTitle: Type.String({ maxLength: 140 }),
  /** 0: nothing was set yet. */
  version: Type.Integer({ minimum: 0 }),
} as const;
export const TermsBody = Type.Object(terms, Strict);
export type TermsBody = Static<typeof TermsBody>;
export const TermsView = Type.Object({ ...terms, everybodyExtended: Type.Boolean() }, Strict);
export type TermsView = Static<typeof TermsView>;

export const PaymentView = Type.Object(
  {
    paymentId: Id<'AccessPaymentId'>(),
    amountGrosz: Type.Integer(),
    paidOn: LocalDate,
    orderedAtUtc: OrNull(Type.Integer()),
    activatedAtUtc: OrNull(Type.Integer()),
  },
  Strict,
);
export type PaymentView = Static<typeof PaymentView>;

/** A guardian of a class. `until`: last day of the mode. */
export const ClassGuardian = Type.Object(
  {
    guardianId: Id<'PersonId'>(),
    name: Type.String(),
    childNames: Type.Array(Type.String()),
    mode: OneOf(ACCESS_MODES),
    until: OrNull(LocalDate),
    payment: OrNull(PaymentView),
  },
  Strict,
);
export type ClassGuardian = Static<typeof ClassGuardian>;

export const PaymentLine = Type.Object(
  {
    ...PaymentView.properties,
    guardianId: Id<'PersonId'>(),
    name: Type.String(),
    className: Type.String(),
    enteredByName: Type.String(),
  },
  Strict,
);
export type PaymentLine = Static<typeof PaymentLine>;

export const ClassParams = Type.Object({ classId: Id<'ClassId'>() }, Strict);
export const PaymentParams = Type.Object({ paymentId: Id<'AccessPaymentId'>() }, Strict);
export const GuardianParams = Type.Object({ guardianId: Id<'PersonId'>() }, Strict);

export const CheckBody = Type.Object(
  { text: Type.String({ minLength: 1, maxLength: 50_000 }) },
  Strict,
);
export const CHECKED_COLUMNS = ['student', 'guardian', 'amount', 'date'] as const;
export const CHECK_FAULTS = [
  'missing',
  'unknown',
  'ambiguous',
  'notNumber',
  'notDate',
  'future',
  'beforeYear',
  'twice',
  'paidAlready',
] as const;
/** A line as it was understood. `choices`: guardians of the child when the line does not say which. */
export const CheckedLine = Type.Object(
  {
    line: Type.Integer({ minimum: 1 }),
    student: Type.String(),
    guardian: Type.String(),
    guardianId: OrNull(Id<'PersonId'>()),
    choices: Type.Array(Type.Object({ guardianId: Id<'PersonId'>(), name: Type.String() }, Strict)),
    amountGrosz: OrNull(Type.Integer()),
    paidOn: OrNull(LocalDate),
    /** Another amount than the fee: to be looked at, not refused. */
    isOtherAmount: Type.Boolean(),
    faults: Type.Array(
      Type.Object({ column: OneOf(CHECKED_COLUMNS), code: OneOf(CHECK_FAULTS) }, Strict),
    ),
  },
  Strict,
);
export type CheckedLine = Static<typeof CheckedLine>;

export const PaymentsBody = Type.Object(
  {
    payments: Type.Array(
      Type.Object({ guardianId: Id<'PersonId'>(), amountGrosz: Grosz, paidOn: LocalDate }, Strict),
      { minItems: 1, maxItems: 200 },
    ),
  },
  Strict,
);
export type PaymentsBody = Static<typeof PaymentsBody>;
export const WrittenReply = Type.Object({ written: Type.Integer() }, Strict);
export const RemovePaymentBody = Type.Object({ reason: Words(200) }, Strict);

export const ActivateBody = Type.Object(
  {
    paymentIds: Type.Array(Type.String({ pattern: UUID_PATTERN, maxLength: 36 }), {
      minItems: 1,
      maxItems: 1000,
      uniqueItems: true,
    }),
  },
  Strict,
);
/** `until` left out: until something else is said. */
export const SetModeBody = Type.Object(
  { mode: OneOf(ACCESS_MODES), reason: Words(200), until: Type.Optional(LocalDate) },
  Strict,
);
export type SetModeBody = Static<typeof SetModeBody>;
export const ModeHistoryRow = Type.Object(
  {
    mode: OneOf(ACCESS_MODES),
    from: LocalDate,
    to: OrNull(LocalDate),
    setAtUtc: Type.Integer(),
    setByName: Type.String(),
    /** Null: a payment on the treasurer's list. */
    reason: OrNull(Type.String()),
  },
  Strict,
);

/** One's own access in one school. `services`: what the present mode has. */
export const OwnAccess = Type.Object(
  {
    schoolId: Id<'SchoolId'>(),
    everybodyExtended: Type.Boolean(),
    mode: OneOf(ACCESS_MODES),
    until: OrNull(LocalDate),
    ...TermsBody.properties,
    payment: OrNull(PaymentView),
  },
  Strict,
);
export type OwnAccess = Static<typeof OwnAccess>;
