import { Id } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import { LocalDate } from '@furtka/core-contract/roster';
import Type, { type Static } from 'typebox';
import { DOCUMENT_KINDS, FACT_FIELDS, NEEDED, SEXES } from './domain.ts';
import { PROPOSAL_STATES } from './states.ts';

const Strict = { additionalProperties: false } as const;
const Words = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' });
const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Country = Type.String({ pattern: '^[A-Z]{2}$' });
const Pesel = Type.String({ pattern: '^[0-9]{11}$' });

const Address = Type.Object(
  { street: Words(120), postCode: Words(12), town: Words(80), country: Country },
  Strict,
);
const IdentityDocument = Type.Object(
  {
    kind: OneOf(DOCUMENT_KINDS),
    number: Words(40),
    country: Country,
    validUntil: orNull(LocalDate),
  },
  Strict,
);

const single = {
  secondName: orNull(Words(80)),
  sex: orNull(OneOf(SEXES)),
  birthPlace: orNull(Words(80)),
  phone: orNull(Type.String({ pattern: '^\\+?[0-9 ]{5,20}$' })),
  email: orNull(Type.String({ maxLength: 200, pattern: '^[^\\s@]+@[^\\s@]+$' })),
  homeAddress: orNull(Address),
  registeredAddress: orNull(Address),
  postalAddress: orNull(Address),
};
const several = {
  citizenships: Type.Array(Country, { maxItems: 5, uniqueItems: true }),
  documents: Type.Array(IdentityDocument, { maxItems: 10 }),
};
const names = { firstName: Words(80), lastName: Words(80), bornOn: orNull(LocalDate) };

/** What becomes of a change of the asker's: saved, proposed to the office, or nothing may be changed. */
const Mode = OneOf(['direct', 'proposal', 'none']);

/** Everything the school keeps of a student; empty fields are null. `openProposals`: changes that wait for the office. */
export const PupilFile = Type.Object(
  {
    studentId: Id<'PersonId'>(),
    ...names,
    ...single,
    ...several,
    joinedOn: LocalDate,
    leftOn: orNull(LocalDate),
    classId: Type.Optional(Id<'ClassId'>()),
    className: Type.Optional(Type.String()),
    numberInClass: Type.Optional(Type.Integer()),
    hasPesel: Type.Boolean(),
    missing: Type.Array(OneOf(NEEDED)),
    mode: Mode,
    openProposals: Type.Integer(),
    version: Type.Integer(),
  },
  Strict,
);
export type PupilFile = Static<typeof PupilFile>;

const changes = Type.Partial(Type.Object({ ...names, ...single, ...several }, Strict), Strict);
/** A proposed change as it is kept; a proposed PESEL stands elsewhere, sealed. */
export type ProposedChange = Static<typeof changes> & { readonly from?: string };

/** Only what is given changes; `null` takes a value away. `from`: since when it is so, default today; never later than today. */
export const FileChange = Type.Object(
  {
    version: Type.Integer(),
    from: Type.Optional(LocalDate),
    ...changes.properties,
    pesel: Type.Optional(orNull(Pesel)),
  },
  Strict,
);
export type FileChange = Static<typeof FileChange>;

export const ChangeReply = Type.Object(
  { outcome: OneOf(['saved', 'proposed']), file: PupilFile },
  Strict,
);
export const StudentParams = Type.Object({ studentId: Id<'PersonId'>() }, Strict);

/** One line of the history, newest first. `to` before `from`: it was corrected on its first day. */
export const HistoryLine = Type.Object(
  {
    factId: Id<'StudentFactId'>(),
    field: OneOf(FACT_FIELDS),
    value: Type.String(),
    from: LocalDate,
    to: orNull(LocalDate),
    writtenAtUtc: Type.Integer(),
    writtenBy: Type.String(),
  },
  Strict,
);
export type HistoryLine = Static<typeof HistoryLine>;

/** A field of a proposal: what stands in the file now, and what is proposed. Both as texts of the history; PESEL without its number. */
const ProposedField = Type.Object(
  {
    field: OneOf(FACT_FIELDS),
    now: Type.Array(Type.String()),
    proposed: Type.Array(Type.String()),
  },
  Strict,
);
export const ProposalView = Type.Object(
  {
    proposalId: Id<'StudentProposalId'>(),
    studentId: Id<'PersonId'>(),
    name: Type.String(),
    className: Type.Optional(Type.String()),
    state: OneOf(PROPOSAL_STATES),
    fields: Type.Array(ProposedField),
    proposedAtUtc: Type.Integer(),
    proposedBy: Type.String(),
    decidedBy: orNull(Type.String()),
    decisionReason: orNull(Type.String()),
    /** Of the student's record now: the decision names the one it was made upon. */
    fileVersion: Type.Integer(),
    version: Type.Integer(),
  },
  Strict,
);
export type ProposalView = Static<typeof ProposalView>;
export const ProposalQuery = Type.Object(
  { studentId: Type.Optional(Id<'PersonId'>()), state: Type.Optional(OneOf(PROPOSAL_STATES)) },
  Strict,
);
export const ProposalParams = Type.Object({ proposalId: Id<'StudentProposalId'>() }, Strict);

/** Refusing needs a reason. */
export const DecisionBody = Type.Union([
  Type.Object(
    {
      decision: Type.Literal('accepted'),
      reason: Type.Optional(Words(200)),
      fileVersion: Type.Integer(),
      version: Type.Integer(),
    },
    Strict,
  ),
  Type.Object(
    { decision: Type.Literal('refused'), reason: Words(200), version: Type.Integer() },
    Strict,
  ),
]);
export type DecisionBody = Static<typeof DecisionBody>;
