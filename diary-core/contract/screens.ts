import Type, { type Static } from 'typebox';
import { CARD_STATES, Card, DoorReceipt } from './api.ts';
import { Id } from './ids.ts';
import { OneOf } from './one-of.ts';

/**
 * What the screens of the diary ask beside the fixed part of the API (`api.ts`). A screen works without the optional ones: a
 * missing count, door name or history is left out, never guessed.
 *
 *     PUT  /api/v1/session/password   { current, next }   204; a one-time password is changed the same way
 *     GET  /api/v1/cards?search&state&after    List(Card); `state` is one state or several joined by commas
 *     GET  /api/v1/cards/counts                CardCounts
 *     GET  /api/v1/cards/{cardId}              CardDetail
 *     POST /api/v1/cards/{cardId}/unblock      { reason }   200 Card; secretariat only (C-08)
 *     GET  /api/v1/doors                       List(DoorState)
 */
const Strict = { additionalProperties: false } as const;

/** Own password, at any time (ACCT-16) and instead of the one-time one (ACCT-13). */
export const PasswordChange = Type.Object(
  {
    current: Type.String({ minLength: 1, maxLength: 200 }),
    next: Type.String({ minLength: 1, maxLength: 200 }),
  },
  Strict,
);
export type PasswordChange = Static<typeof PasswordChange>;

/** Cards of the school by state; a state without cards may be missing. */
export const CardCounts = Type.Object(
  Object.fromEntries(
    CARD_STATES.map((state) => [state, Type.Optional(Type.Integer({ minimum: 0 }))]),
  ) as Record<(typeof CARD_STATES)[number], Type.TOptional<Type.TInteger>>,
  Strict,
);
export type CardCounts = Static<typeof CardCounts>;

/** One act on a card, newest first. `actorName` is missing where the system acted. */
export const CardAct = Type.Object(
  {
    /** System clock, UTC ms. */
    atUtc: Type.Integer(),
    state: OneOf(CARD_STATES),
    actorName: Type.Optional(Type.String()),
    reason: Type.Optional(Type.String()),
  },
  Strict,
);
export type CardAct = Static<typeof CardAct>;

/** `block` is the block in force, with its receipts; missing when the card is not blocked. */
export const CardDetail = Type.Object(
  {
    ...Card.properties,
    className: Type.Optional(Type.String()),
    block: Type.Optional(
      Type.Object(
        {
          blockId: Id<'BlockId'>(),
          /** System clock, UTC ms. */
          atUtc: Type.Integer(),
          receipts: Type.Array(DoorReceipt),
        },
        Strict,
      ),
    ),
    history: Type.Array(CardAct),
  },
  Strict,
);
export type CardDetail = Static<typeof CardDetail>;

/** A door as the core last heard of it. `lastHeardAtUtc`: system clock, UTC ms; missing when it never spoke. */
export const DoorState = Type.Object(
  {
    doorId: Id<'DoorId'>(),
    name: Type.String(),
    online: Type.Boolean(),
    lastHeardAtUtc: Type.Optional(Type.Integer()),
  },
  Strict,
);
export type DoorState = Static<typeof DoorState>;
