import { UUID_PATTERN } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import { LocalDate } from '@furtka/core-contract/roster';
import Type, { type Static } from 'typebox';
import { LOCK_KINDS } from './domain.ts';

const Strict = { additionalProperties: false } as const;
const Uuid = Type.String({ pattern: UUID_PATTERN, minLength: 36, maxLength: 36 });
const Reason = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });
const OrNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const version = { version: Type.Integer({ minimum: 1 }) } as const;
const fields = {
  from: LocalDate,
  to: LocalDate,
  kinds: Type.Array(OneOf(LOCK_KINDS), { minItems: 1, maxItems: 4, uniqueItems: true }),
  /** Null: all classes. */
  classIds: OrNull(Type.Array(Uuid, { minItems: 1, maxItems: 200, uniqueItems: true })),
  reason: Reason,
} as const;

export const LockReply = Type.Object(
  {
    lockId: Uuid,
    ...fields,
    setAtUtc: Type.Integer(),
    setByName: Type.String(),
    liftedAtUtc: OrNull(Type.Integer()),
    liftedByName: OrNull(Type.String()),
    liftReason: OrNull(Type.String()),
    /** Other locks in force that close some of the same. */
    overlaps: Type.Array(Uuid),
    ...version,
  },
  Strict,
);
export type LockReply = Static<typeof LockReply>;
export const LockBody = Type.Object(fields, Strict);
export type LockBody = Static<typeof LockBody>;
export const LockChange = Type.Object({ ...fields, ...version }, Strict);
export const LiftBody = Type.Object({ reason: Reason, ...version }, Strict);
export const LockParams = Type.Object({ lockId: Uuid }, Strict);
