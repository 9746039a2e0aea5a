import { Id } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import { LocalDate } from '@furtka/core-contract/roster';
import Type from 'typebox';

const Strict = { additionalProperties: false } as const;
const Words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });

/** Both days included. */
export const OpenInspectionBody = Type.Object(
  {
    inspectorName: Words(120),
    institution: Words(200),
    orderedBy: Id<'PersonId'>(),
    orderedOn: LocalDate,
    firstDay: LocalDate,
    lastDay: LocalDate,
  },
  Strict,
);
export const OpenedInspection = Type.Object(
  {
    inspectionId: Id<'InspectionId'>(),
    accountId: Id<'AccountId'>(),
    login: Type.String(),
    oneTimePassword: Type.String(),
  },
  Strict,
);
export const InspectionView = Type.Object(
  {
    inspectionId: Id<'InspectionId'>(),
    accountId: Id<'AccountId'>(),
    inspectorName: Type.String(),
    institution: Type.String(),
    orderedByName: Type.String(),
    orderedOn: LocalDate,
    firstDay: LocalDate,
    lastDay: LocalDate,
    state: OneOf(['coming', 'open', 'over']),
  },
  Strict,
);
export const InspectionParams = Type.Object({ inspectionId: Id<'InspectionId'>() }, Strict);

export const SealBody = Type.Object({ place: Words(120) }, Strict);
export const EnvelopeView = Type.Object(
  {
    envelopeId: Id<'SealedEnvelopeId'>(),
    accountId: Id<'AccountId'>(),
    place: Type.String(),
    sealedBy: Type.String(),
    sealedAtUtc: Type.Integer(),
    state: OneOf(['sealed', 'opened', 'void']),
    openedAtUtc: Type.Optional(Type.Integer()),
  },
  Strict,
);
