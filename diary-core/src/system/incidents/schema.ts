import { UUID_PATTERN } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import Type, { type Static } from 'typebox';
import { DECISIONS, INCIDENT_KINDS } from './domain.ts';

const Strict = { additionalProperties: false } as const;
const Uuid = Type.String({ pattern: UUID_PATTERN, minLength: 36, maxLength: 36 });
const OrNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Instant = Type.Integer({ minimum: 0, maximum: 4_102_444_800_000 });
const Text = Type.String({ minLength: 1, maxLength: 4000, pattern: '\\S' });
const version = { version: Type.Integer({ minimum: 1 }) } as const;

export const IncidentReply = Type.Object(
  {
    incidentId: Uuid,
    number: Type.Integer({ minimum: 1 }),
    kind: OneOf(INCIDENT_KINDS),
    happenedAtUtc: Instant,
    noticedAtUtc: Instant,
    what: Text,
    effects: OrNull(Text),
    measures: OrNull(Text),
    account: OrNull(Type.Object({ accountId: Uuid, name: Type.String() }, Strict)),
    decision: OrNull(OneOf(DECISIONS)),
    decisionNote: OrNull(Type.String()),
    decidedAtUtc: OrNull(Instant),
    decidedByName: OrNull(Type.String()),
    reportedAtUtc: Instant,
    reportedByName: Type.String(),
    providerToldAtUtc: OrNull(Instant),
    authorityToldAtUtc: OrNull(Instant),
    personsToldAtUtc: OrNull(Instant),
    /** Until then the supervisory authority must be told. */
    authorityDeadlineUtc: Instant,
    closedAtUtc: OrNull(Instant),
    closedByName: OrNull(Type.String()),
    closingNote: OrNull(Type.String()),
    ...version,
  },
  Strict,
);
export type IncidentReply = Static<typeof IncidentReply>;
export const IncidentParams = Type.Object({ incidentId: Uuid }, Strict);
export const IncidentBody = Type.Object(
  {
    kind: OneOf(INCIDENT_KINDS),
    happenedAtUtc: Instant,
    noticedAtUtc: Instant,
    what: Text,
    accountId: OrNull(Uuid),
  },
  Strict,
);
export type IncidentBody = Static<typeof IncidentBody>;
export const DecisionBody = Type.Object(
  { decision: OneOf(DECISIONS), note: Text, ...version },
  Strict,
);
/** What was found out and who was told; null: not yet. */
export const ProgressBody = Type.Object(
  {
    effects: OrNull(Text),
    measures: OrNull(Text),
    providerToldAtUtc: OrNull(Instant),
    authorityToldAtUtc: OrNull(Instant),
    personsToldAtUtc: OrNull(Instant),
    ...version,
  },
  Strict,
);
export type ProgressBody = Static<typeof ProgressBody>;
export const CloseBody = Type.Object({ note: Text, ...version }, Strict);
