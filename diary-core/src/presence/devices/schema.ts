import { Assurance } from '@furtka/core-contract/credential';
import { Direction } from '@furtka/core-contract/event';
import { Id } from '@furtka/core-contract/ids';
import Type, { type Static } from 'typebox';

const Strict = { additionalProperties: false } as const;

export const SiteParams = Type.Object({ siteId: Id<'SiteId'>() }, Strict);
export const HubParams = Type.Object({ hubId: Id<'HubId'>() }, Strict);
export const DoorParams = Type.Object({ doorId: Id<'DoorId'>() }, Strict);

/** The code is shown here and never again. `expiresAtUtc`: system clock, UTC ms. */
export const HubCodeReply = Type.Object(
  { code: Type.String(), expiresAtUtc: Type.Integer() },
  Strict,
);

const doorFields = {
  name: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
  pulseMs: Type.Integer({ minimum: 100, maximum: 60_000 }),
  heldOpenAfterMs: Type.Integer({ minimum: 1000, maximum: 3_600_000 }),
  needs: Assurance,
  oneReaderDirection: Direction,
};

export const DoorBody = Type.Object(
  {
    ...doorFields,
    siteId: Id<'SiteId'>(),
    shortName: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,31}$' }),
  },
  Strict,
);
export type DoorBody = Static<typeof DoorBody>;

/** `version` is that of the last reading; another one is a conflict. */
export const DoorPatch = Type.Object({ ...doorFields, version: Type.Integer() }, Strict);

export const DoorReply = Type.Object(
  { ...DoorBody.properties, doorId: Id<'DoorId'>(), version: Type.Integer() },
  Strict,
);
export type DoorReply = Static<typeof DoorReply>;
