import { UUID_PATTERN } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import { LocalDate } from '@furtka/core-contract/roster';
import Type, { type Static } from 'typebox';
import { COLLECTED_BY, DATA_SOURCES, RECIPIENTS } from '../../kernel/privacy/subject-data.ts';
import { DISCLOSURE_FORMS, REQUEST_KINDS } from './domain.ts';

const Strict = { additionalProperties: false } as const;
export const Uuid = Type.String({ pattern: UUID_PATTERN, minLength: 36, maxLength: 36 });
const OrNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Text = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' });
const Count = Type.Integer({ minimum: 0 });
const version = { version: Type.Integer({ minimum: 1 }) } as const;

/** What one table holds: where it comes from, who gets it, and its rows, the newest first where they have a time. */
export const ReportPart = Type.Object(
  {
    record: Type.String(),
    source: OneOf(DATA_SOURCES),
    collected: OneOf(COLLECTED_BY),
    recipients: Type.Array(OneOf(RECIPIENTS)),
    /** All rows; `rows` may hold only the newest. */
    count: Count,
    fields: Type.Array(Type.String()),
    /** Held and not shown. */
    withheld: Type.Array(Type.String()),
    /** The content has a permission of its own, which the asker lacks: nothing of it is shown. */
    isGuarded: Type.Boolean(),
    rows: Type.Array(Type.Record(Type.String(), Type.Unknown())),
  },
  Strict,
);
export type ReportPart = Static<typeof ReportPart>;

export const DisclosureLine = Type.Object(
  {
    body: Type.String(),
    legalBasis: Type.String(),
    scope: Type.String(),
    form: OneOf(DISCLOSURE_FORMS),
    disclosedOn: LocalDate,
  },
  Strict,
);
export type DisclosureLine = Static<typeof DisclosureLine>;

export const AgreementReply = Type.Object(
  {
    agreementId: Uuid,
    provider: Type.String(),
    wording: Type.String(),
    signedOn: LocalDate,
    validFrom: LocalDate,
    validTo: OrNull(LocalDate),
    subprocessors: OrNull(Type.String()),
    recordedByName: Type.String(),
    ...version,
  },
  Strict,
);
export type AgreementReply = Static<typeof AgreementReply>;

export const DataReport = Type.Object(
  {
    madeAtUtc: Type.Integer(),
    controller: Type.String(),
    personId: Uuid,
    name: Type.String(),
    kind: OneOf(['student', 'guardian', 'staff'] as const),
    /** Since when data are processed, school clock. */
    sinceUtc: OrNull(Type.Integer()),
    parts: Type.Array(ReportPart),
    /** Acts of the person that the register of changes keeps. */
    registerActs: Count,
    disclosures: Type.Array(DisclosureLine),
    agreement: OrNull(AgreementReply),
    /** Who sees entries and exits beside the family, as the school has set it. */
    doorUse: Type.Object(
      { homeroomSees: Type.Boolean(), directorSees: Type.Boolean(), photosOnHub: Type.Boolean() },
      Strict,
    ),
    names: Type.Record(Type.String(), Type.String()),
  },
  Strict,
);
export type DataReport = Static<typeof DataReport>;

/** Whose report one may ask for. */
export const SubjectLine = Type.Object(
  { schoolId: Uuid, personId: Uuid, name: Type.String(), isChild: Type.Boolean() },
  Strict,
);
export const SubjectParams = Type.Object({ personId: Uuid }, Strict);

export const RequestReply = Type.Object(
  {
    requestId: Uuid,
    personId: Uuid,
    personName: Type.String(),
    kind: OneOf(REQUEST_KINDS),
    askedBy: Type.String(),
    receivedOn: LocalDate,
    dueOn: LocalDate,
    extensionReason: OrNull(Type.String()),
    note: OrNull(Type.String()),
    answeredOn: OrNull(LocalDate),
    answer: OrNull(Type.String()),
    answeredByName: OrNull(Type.String()),
    recordedByName: Type.String(),
    state: OneOf(['open', 'late', 'answered'] as const),
    ...version,
  },
  Strict,
);
export type RequestReply = Static<typeof RequestReply>;
export const RequestBody = Type.Object(
  {
    personId: Uuid,
    kind: OneOf(REQUEST_KINDS),
    askedBy: Text(120),
    receivedOn: LocalDate,
    note: OrNull(Text(2000)),
  },
  Strict,
);
export type RequestBody = Static<typeof RequestBody>;
export const RequestParams = Type.Object({ requestId: Uuid }, Strict);
export const ExtendBody = Type.Object({ dueOn: LocalDate, reason: Text(500), ...version }, Strict);
export const AnswerBody = Type.Object(
  { answeredOn: LocalDate, answer: Text(4000), ...version },
  Strict,
);

export const DisclosureReply = Type.Object(
  {
    disclosureId: Uuid,
    ...DisclosureLine.properties,
    isSecret: Type.Boolean(),
    persons: Type.Array(Type.Object({ personId: Uuid, name: Type.String() }, Strict)),
    recordedAtUtc: Type.Integer(),
    recordedByName: Type.String(),
    cancelledAtUtc: OrNull(Type.Integer()),
    cancelledByName: OrNull(Type.String()),
    cancelReason: OrNull(Type.String()),
    ...version,
  },
  Strict,
);
export type DisclosureReply = Static<typeof DisclosureReply>;
export const DisclosureBody = Type.Object(
  {
    body: Text(200),
    legalBasis: Text(300),
    scope: Text(1000),
    form: OneOf(DISCLOSURE_FORMS),
    disclosedOn: LocalDate,
    isSecret: Type.Boolean(),
    personIds: Type.Array(Uuid, { minItems: 1, maxItems: 500, uniqueItems: true }),
  },
  Strict,
);
export type DisclosureBody = Static<typeof DisclosureBody>;
export const DisclosureParams = Type.Object({ disclosureId: Uuid }, Strict);
export const CancelBody = Type.Object({ reason: Text(300), ...version }, Strict);

const agreement = {
  provider: Text(200),
  wording: Text(80),
  signedOn: LocalDate,
  validFrom: LocalDate,
  validTo: OrNull(LocalDate),
  subprocessors: OrNull(Text(2000)),
} as const;
export const AgreementBody = Type.Object(agreement, Strict);
export type AgreementBody = Static<typeof AgreementBody>;
export const AgreementChange = Type.Object({ ...agreement, ...version }, Strict);
export const AgreementParams = Type.Object({ agreementId: Uuid }, Strict);
