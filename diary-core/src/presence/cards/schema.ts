import { CARD_STATES } from '@furtka/core-contract/api';
import { Assurance } from '@furtka/core-contract/credential';
import { Id } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import { CardAct } from '@furtka/core-contract/screens';
import Type from 'typebox';

const Strict = { additionalProperties: false } as const;

export const CardParams = Type.Object({ cardId: Id<'CardId'>() }, Strict);

/** `state`: one state or several joined by commas. `search`: name, class or the beginning of a card id. */
export const CardQuery = Type.Object(
  {
    search: Type.Optional(Type.String({ maxLength: 100 })),
    state: Type.Optional(Type.String({ maxLength: 100 })),
    after: Type.Optional(Type.String({ maxLength: 800 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000 })),
  },
  Strict,
);

/** 4, 7 or 10 bytes, hexadecimal in either case. */
const Uid = Type.String({
  pattern: '^([0-9a-fA-F]{8}|[0-9a-fA-F]{14}|[0-9a-fA-F]{20})$',
});

/**
 * A new card. Without `uid` it is ordered; with it received, and handed over at once where `state` says so. `assurance` is
 * `uid` unless the card proved itself by a key.
 */
export const NewCardBody = Type.Object(
  {
    holderId: Type.Union([Id<'PersonId'>(), Type.Null()]),
    uid: Type.Optional(Uid),
    assurance: Type.Optional(Assurance),
    state: Type.Optional(
      Type.Union([Type.Literal('ordered'), Type.Literal('received'), Type.Literal('active')]),
    ),
    reason: Type.Optional(Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })),
  },
  Strict,
);

/** An ordered card gets its number when it is received. */
export const ReceiveBody = Type.Object(
  {
    uid: Type.Optional(Uid),
    assurance: Type.Optional(Assurance),
    reason: Type.Optional(Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })),
  },
  Strict,
);

/** A card was personalised (`keyed`) or is to be taken at its number again; `uid` is read from the card in hand. */
export const AssuranceBody = Type.Object(
  {
    uid: Uid,
    assurance: Assurance,
    reason: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  },
  Strict,
);

export const ActivateBody = Type.Object(
  { reason: Type.Optional(Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })) },
  Strict,
);

export const PersonParams = Type.Object({ personId: Id<'PersonId'>() }, Strict);

/** `search`: words of a name, and names of classes. */
export const MissingQuery = Type.Object(
  {
    search: Type.Optional(Type.String({ maxLength: 100 })),
    classId: Type.Optional(Id<'ClassId'>()),
    kind: Type.Optional(Type.Union([Type.Literal('student'), Type.Literal('staff')])),
    after: Type.Optional(Type.String({ maxLength: 800 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  Strict,
);

/** Somebody without an active card. `reason`: state of the nearest thing to one, since when; `never`: there never was a card. */
export const MissingHolder = Type.Object(
  {
    personId: Id<'PersonId'>(),
    name: Type.String(),
    kind: Type.Union([Type.Literal('student'), Type.Literal('staff')]),
    classId: Type.Optional(Id<'ClassId'>()),
    className: Type.Optional(Type.String()),
    reason: Type.Union([
      Type.Literal('never'),
      Type.Literal('ordered'),
      Type.Literal('received'),
      Type.Literal('blocked'),
      Type.Literal('cancelled'),
      Type.Literal('deactivated'),
    ]),
    cardId: Type.Optional(Id<'CardId'>()),
    /** System clock, UTC ms. */
    sinceUtc: Type.Optional(Type.Integer()),
  },
  Strict,
);

/** `total`: how many there are on all pages. */
export const MissingReply = Type.Object(
  {
    items: Type.Array(MissingHolder),
    total: Type.Integer(),
    next: Type.Optional(Type.String()),
  },
  Strict,
);

/** A card that somebody has or had; what was done with it, newest first. Times: system clock, UTC ms. */
export const PersonCard = Type.Object(
  {
    cardId: Id<'CardId'>(),
    state: OneOf(CARD_STATES),
    createdAtUtc: Type.Integer(),
    history: Type.Array(CardAct),
  },
  Strict,
);
