import { Id } from '@furtka/core-contract/ids';
import Type, { type Static } from 'typebox';

/**
 * Kiosk API of the hub (default port 8081), same-origin, session cookie, `x-csrf-token` on writes. First form: the caretaker's
 * block. Works the same with the core away.
 *
 *     GET    /kiosk/v1/status                    KioskStatus            public, no names
 *     POST   /kiosk/v1/session  { pin }          KioskSession           5 wrong tries: 5 minutes
 *     GET    /kiosk/v1/session                   KioskSession
 *     DELETE /kiosk/v1/session
 *     GET    /kiosk/v1/people?search             { items: KioskPerson[] }   at least 2 letters, rate limited
 *     POST   /kiosk/v1/cards/{cardId}/block { reason }   KioskBlock
 *     GET    /kiosk/v1/blocks/{blockId}          KioskBlock
 */
const Strict = { additionalProperties: false } as const;

export const KioskStatus = Type.Object(
  {
    schoolName: Type.String(),
    schoolNowUtc: Type.Integer(),
    zone: Type.String(),
    core: Type.Object({ connected: Type.Boolean(), sinceUtc: Type.Integer() }, Strict),
    revoked: Type.Boolean(),
    doors: Type.Array(
      Type.Object(
        {
          doorId: Id<'DoorId'>(),
          name: Type.String(),
          online: Type.Boolean(),
          lastHeardAtUtc: Type.Integer(),
        },
        Strict,
      ),
    ),
  },
  Strict,
);
export type KioskStatus = Static<typeof KioskStatus>;

export const KioskSession = Type.Object(
  {
    csrfToken: Type.String(),
    name: Type.String(),
    role: Type.String(),
    mayBlock: Type.Boolean(),
    idleEndsAtUtc: Type.Integer(),
  },
  Strict,
);
export type KioskSession = Static<typeof KioskSession>;

export const KioskPerson = Type.Object(
  {
    personId: Id<'PersonId'>(),
    name: Type.String(),
    className: Type.Optional(Type.String()),
    cards: Type.Array(Type.Object({ cardId: Id<'CardId'>(), state: Type.String() }, Strict)),
  },
  Strict,
);
export type KioskPerson = Static<typeof KioskPerson>;

export const KioskBlock = Type.Object(
  {
    blockId: Id<'BlockId'>(),
    receipts: Type.Array(
      Type.Object(
        {
          doorId: Id<'DoorId'>(),
          doorName: Type.String(),
          online: Type.Boolean(),
          lastHeardAtUtc: Type.Integer(),
          confirmedAtUtc: Type.Optional(Type.Integer()),
        },
        Strict,
      ),
    ),
  },
  Strict,
);
export type KioskBlock = Static<typeof KioskBlock>;
