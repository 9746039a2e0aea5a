import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Connection } from '../database/connection.ts';
import { readSetting, writeSetting } from '../database/settings.ts';

const Strict = { additionalProperties: false } as const;
const Instant = Type.Number();

/** Tries of PINs, as they outlive a restart; instants by the system clock. */
const StoredTries = Type.Object(
  {
    /** By the kiosk's address. */
    kiosks: Type.Record(
      Type.String(),
      Type.Object(
        {
          wrong: Type.Integer({ minimum: 0 }),
          lastMs: Instant,
          lockedUntilMs: Instant,
          rightMs: Type.Optional(Instant),
        },
        Strict,
      ),
    ),
    /** Wrong tries of kiosks at which nobody ever signed in. */
    ofStrangers: Type.Array(Instant),
  },
  Strict,
);
export type StoredTries = Static<typeof StoredTries>;

const schema = Compile(StoredTries);

/** Tries of before the hub stopped; what cannot be read locks nobody. */
export const readPinTries = (db: Connection): StoredTries => {
  const value: unknown = JSON.parse(readSetting(db, 'pinLocks') ?? '{}');
  return schema.Check(value) ? value : { kiosks: {}, ofStrangers: [] };
};

export const writePinTries = (db: Connection, tries: StoredTries): void =>
  writeSetting(db, 'pinLocks', JSON.stringify(tries));
