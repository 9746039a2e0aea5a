import { UUID_PATTERN } from '@furtka/core-contract/ids';
import Type, { type Static } from 'typebox';

const Strict = { additionalProperties: false } as const;
const Uuid = Type.String({ pattern: UUID_PATTERN, minLength: 36, maxLength: 36 });
const fields = {
  name: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
  /** As lists show it beside a class: `SP 7`. */
  shortName: Type.String({ minLength: 1, maxLength: 20, pattern: '\\S' }),
} as const;
const version = { version: Type.Integer({ minimum: 1 }) } as const;

export const Unit = Type.Object({ unitId: Uuid, ...fields, ...version }, Strict);
export type Unit = Static<typeof Unit>;
export const UnitBody = Type.Object(fields, Strict);
/** `version` is that of the last reading; another one is a conflict. */
export const UnitChange = Type.Object({ ...fields, ...version }, Strict);
export const UnitParams = Type.Object({ unitId: Uuid }, Strict);
