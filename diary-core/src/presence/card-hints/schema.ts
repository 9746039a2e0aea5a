import { Id } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import Type from 'typebox';
import { CARD_HINTS } from './domain.ts';

const Strict = { additionalProperties: false } as const;

/** `cardId`: of one card only. */
export const HintQuery = Type.Object({ cardId: Type.Optional(Id<'CardId'>()) }, Strict);

/** A hint that a card may exist twice. Times: school clock, UTC ms. `other…`: with `twoDoors`, the door before. */
export const HintReply = Type.Object(
  {
    cardId: Id<'CardId'>(),
    holderName: Type.String(),
    kind: OneOf(CARD_HINTS),
    doorName: Type.String(),
    occurredAtUtc: Type.Integer(),
    otherDoorName: Type.Optional(Type.String()),
    otherAtUtc: Type.Optional(Type.Integer()),
  },
  Strict,
);
