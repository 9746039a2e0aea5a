import { Id } from '@furtka/core-contract/ids';
import { OpensBy, WeeklyHours } from '@furtka/core-contract/roster';
import Type, { type Static } from 'typebox';

const Strict = { additionalProperties: false } as const;

const behaviourFields = {
  opensBy: OpensBy,
  /** A door of the building's outside: never without a card unless the school has said why. */
  isOuter: Type.Boolean(),
  /** Hours of school days in which nobody needs a card; local time of the site. */
  freeHours: Type.Array(WeeklyHours, { maxItems: 28 }),
  /** They begin only when somebody of the staff has come in. */
  freeAfterStaff: Type.Boolean(),
  /** Doors of one number at one box never stand open together; null: no airlock. */
  interlock: Type.Union([Type.Integer({ minimum: 1, maximum: 32 }), Type.Null()]),
  /** A PIN with its last digit one higher opens and calls for help in silence. */
  hasDuress: Type.Boolean(),
  alarmRepeatMinutes: Type.Integer({ minimum: 1, maximum: 240 }),
};

/** `version` is the door's at the last reading; another one is a conflict. */
export const BehaviourBody = Type.Object({ ...behaviourFields, version: Type.Integer() }, Strict);
export type BehaviourBody = Static<typeof BehaviourBody>;

export const BehaviourReply = Type.Object(
  {
    ...behaviourFields,
    doorId: Id<'DoorId'>(),
    /** Why the school lets this outer door be passed without a card; null: it does not. */
    outerReason: Type.Union([Type.String(), Type.Null()]),
    version: Type.Integer(),
  },
  Strict,
);
export type BehaviourReply = Static<typeof BehaviourReply>;

export const OuterBody = Type.Object(
  {
    reason: Type.String({ minLength: 10, maxLength: 500, pattern: '\\S.*\\S' }),
    version: Type.Integer(),
  },
  Strict,
);
export const OuterEnd = Type.Object({ version: Type.Integer() }, Strict);

export const HolderParams = Type.Object({ personId: Id<'PersonId'>() }, Strict);

/** Somebody of the staff, or a person with a longer opening. */
export const DoorHolder = Type.Object(
  {
    personId: Id<'PersonId'>(),
    name: Type.String(),
    isStaff: Type.Boolean(),
    hasPin: Type.Boolean(),
    /** System clock. */
    pinSetAtUtc: Type.Optional(Type.Integer()),
    /** Relay time of this person, ms. */
    pulseMs: Type.Optional(Type.Integer()),
  },
  Strict,
);
export type DoorHolder = Static<typeof DoorHolder>;

/** The PIN is shown here and never again. */
export const PinReply = Type.Object({ pin: Type.String() }, Strict);

export const LongerBody = Type.Object(
  { pulseMs: Type.Union([Type.Integer({ minimum: 1000, maximum: 60_000 }), Type.Null()]) },
  Strict,
);
