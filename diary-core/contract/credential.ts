import Type, { type Static } from 'typebox';

/** How far a reading may be trusted: `uid` can be copied, `keyed` was proved by a key of the card. */
export const Assurance = Type.Union([Type.Literal('uid'), Type.Literal('keyed')]);
export type Assurance = Static<typeof Assurance>;

/**
 * What a reader read. Never collapsed to one integer: technology, bit length, facility code and number stay apart, so that
 * equal numbers of another site or another technology are another credential.
 */
export const Credential = Type.Union([
  Type.Object(
    {
      technology: Type.Literal('iso14443'),
      /** Lower-case hexadecimal, 4, 7 or 10 bytes. */
      uid: Type.String({ pattern: '^([0-9a-f]{8}|[0-9a-f]{14}|[0-9a-f]{20})$' }),
      assurance: Assurance,
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      technology: Type.Literal('wiegand'),
      /** Frame length in bits, parity included. */
      bits: Type.Integer({ minimum: 4, maximum: 128 }),
      facilityCode: Type.Optional(Type.Integer({ minimum: 0, maximum: 4294967295 })),
      /** Decimal digits; a number may be wider than 53 bits. */
      number: Type.String({ pattern: '^[0-9]{1,39}$' }),
      assurance: Assurance,
    },
    { additionalProperties: false },
  ),
]);
export type Credential = Static<typeof Credential>;

/**
 * One text per credential, the input of the card hash.
 *
 * The assurance is left out on purpose: the same card read without its key is the same card with less trust.
 */
export const canonicalCredential = (credential: Credential): string => {
  switch (credential.technology) {
    case 'iso14443':
      return `iso14443:${credential.uid}`;
    case 'wiegand':
      return `wiegand:${credential.bits}:${credential.facilityCode ?? '-'}:${credential.number}`;
    default:
      return credential satisfies never;
  }
};
