import { OneOf } from '@furtka/core-contract/one-of';
import Type from 'typebox';
import { OPTION_GROUPS } from '../../kernel/options/option.ts';

const Strict = { additionalProperties: false } as const;

const Value = Type.Union([
  Type.Boolean(),
  Type.Integer({ minimum: -1_000_000, maximum: 1_000_000 }),
  Type.String({ maxLength: 60 }),
]);

/** One option with what it may be, what it is, and who set it when. */
export const OptionReply = Type.Object(
  {
    key: Type.String(),
    group: OneOf(OPTION_GROUPS),
    /** Requirement and conflict ids. */
    source: Type.String(),
    kind: OneOf(['bool', 'choice', 'integer'] as const),
    /** For a choice; empty otherwise. */
    values: Type.Array(Type.String()),
    /** For a number. */
    least: Type.Optional(Type.Integer()),
    most: Type.Optional(Type.Integer()),
    default: Value,
    value: Value,
    /** The change needs a reference to the minutes of the teachers' council. */
    isCouncilMatter: Type.Boolean(),
    /** What it decides is not built yet. */
    comesLater: Type.Boolean(),
    minutes: Type.Union([Type.String(), Type.Null()]),
    setAtUtc: Type.Union([Type.Integer(), Type.Null()]),
    setByName: Type.Union([Type.String(), Type.Null()]),
    /** 0 while nothing was ever set. */
    version: Type.Integer({ minimum: 0 }),
  },
  Strict,
);
export const OptionParams = Type.Object(
  { key: Type.String({ pattern: '^[a-zA-Z]+(\\.[a-zA-Z]+)+$', maxLength: 60 }) },
  Strict,
);
/** `version` is that of the last reading; another one is a conflict. */
export const OptionBody = Type.Object(
  {
    value: Value,
    version: Type.Integer({ minimum: 0 }),
    minutes: Type.Optional(Type.String({ maxLength: 200 })),
  },
  Strict,
);
