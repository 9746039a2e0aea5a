import Type, { type Static } from 'typebox';

export const ERROR_KINDS = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'locked',
  'too_many',
  'unavailable',
  'timeout',
  'device',
  'bug',
] as const;
export type ErrorKind = (typeof ERROR_KINDS)[number];

/**
 * Body of every error answer. `code` is dotted lower case and never renamed; its sentence stands in the errors catalogue of `i18n`.
 * `details` are for machines: field names, limits, numbers. No personal data.
 */
export const ErrorBody = Type.Object(
  { code: Type.String(), details: Type.Record(Type.String(), Type.Unknown()) },
  { additionalProperties: false },
);
export type ErrorBody = Static<typeof ErrorBody>;
