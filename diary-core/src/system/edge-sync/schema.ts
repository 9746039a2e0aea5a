import { Id } from '@furtka/core-contract/ids';
import Type from 'typebox';

const Strict = { additionalProperties: false } as const;

export const SiteParams = Type.Object({ siteId: Id<'SiteId'>() }, Strict);

/** A hub as the core last heard of it. Times: system clock of the core, UTC ms. */
export const HubHealthView = Type.Object(
  {
    hubId: Id<'HubId'>(),
    siteId: Id<'SiteId'>(),
    enrolledAtUtc: Type.Integer(),
    revokedAtUtc: Type.Optional(Type.Integer()),
    lastHeardAtUtc: Type.Optional(Type.Integer()),
    online: Type.Boolean(),
    rosterVersion: Type.Optional(Type.Integer()),
    eventsWaiting: Type.Optional(Type.Integer()),
    quarantined: Type.Integer(),
    /** Whether rows of its log are missing. */
    hasGap: Type.Boolean(),
    /** Doors that have not confirmed every block in force. */
    unconfirmedDoors: Type.Array(
      Type.Object({ doorId: Id<'DoorId'>(), name: Type.String() }, Strict),
    ),
  },
  Strict,
);
