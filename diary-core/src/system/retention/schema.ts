import { UUID_PATTERN } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import { LocalDate } from '@furtka/core-contract/roster';
import Type, { type Static } from 'typebox';

const Strict = { additionalProperties: false } as const;
const Uuid = Type.String({ pattern: UUID_PATTERN, minLength: 36, maxLength: 36 });
const Reason = Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' });
const OrNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Count = Type.Integer({ minimum: 0 });
const Key = Type.String({ pattern: '^[a-zA-Z]+(\\.[a-zA-Z]+)+$', maxLength: 60 });

const Setting = Type.Object(
  { days: Count, validFrom: LocalDate, reason: Type.String(), setByName: Type.String() },
  Strict,
);
/** One kind of data: its bounds, what holds today, what comes, and how much is over. */
export const RuleReply = Type.Object(
  {
    key: Key,
    from: OneOf(['event', 'leaving', 'closing'] as const),
    least: Count,
    most: Count,
    default: Count,
    /** A regulation, or `school`. */
    source: Type.String(),
    days: Count,
    /** Null: the default holds. */
    setting: OrNull(Setting),
    next: OrNull(Setting),
    /** Over and not erased yet; at most 1000 are counted. */
    waiting: Count,
  },
  Strict,
);
export type RuleReply = Static<typeof RuleReply>;
export const RetentionReply = Type.Object(
  {
    items: Type.Array(RuleReply),
    /** Everything stays while one is open that names nobody. */
    isAllHeld: Type.Boolean(),
    heldPersons: Count,
    /** Nothing from this school instant on is erased: an incident's evidence is secured. */
    evidenceFromUtc: OrNull(Type.Integer()),
  },
  Strict,
);
export const KeyParams = Type.Object({ key: Key }, Strict);
export const SettingBody = Type.Object(
  { days: Count, validFrom: LocalDate, reason: Reason },
  Strict,
);
export type SettingBody = Static<typeof SettingBody>;
export const RunReply = Type.Object(
  {
    runId: Uuid,
    onDate: LocalDate,
    finishedAtUtc: Type.Integer(),
    askedByName: OrNull(Type.String()),
    erased: Count,
    counts: Type.Array(
      Type.Object({ key: Key, days: Count, beforeDate: LocalDate, erased: Count }, Strict),
    ),
  },
  Strict,
);
export type RunReply = Static<typeof RunReply>;
export const HoldReply = Type.Object(
  {
    holdId: Uuid,
    personId: OrNull(Uuid),
    personName: OrNull(Type.String()),
    reason: Type.String(),
    setAtUtc: Type.Integer(),
    setByName: Type.String(),
    endedAtUtc: OrNull(Type.Integer()),
    endedByName: OrNull(Type.String()),
    endReason: OrNull(Type.String()),
    version: Type.Integer(),
  },
  Strict,
);
export type HoldReply = Static<typeof HoldReply>;
export const HoldBody = Type.Object({ personId: OrNull(Uuid), reason: Reason }, Strict);
export const HoldParams = Type.Object({ holdId: Uuid }, Strict);
export const EndHoldBody = Type.Object(
  { reason: Reason, version: Type.Integer({ minimum: 1 }) },
  Strict,
);
