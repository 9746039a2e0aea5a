import type { Connection } from '../database/connection.ts';
import { readSetting, writeSetting } from '../database/settings.ts';

/** Until when a kiosk's PINs are locked, system clock; by the kiosk's address. */
export type LockedUntil = Readonly<Record<string, number>>;

/** Locks that were in force when the hub stopped; what cannot be read locks nobody. */
export const readPinLocks = (db: Connection): LockedUntil => {
  const value: unknown = JSON.parse(readSetting(db, 'pinLocks') ?? '{}');
  if (typeof value !== 'object' || value === null) return {};
  const entries = Object.entries(value).filter(([, until]) => Number.isSafeInteger(until));
  return Object.fromEntries(entries) as LockedUntil;
};

export const writePinLocks = (db: Connection, locks: LockedUntil): void =>
  writeSetting(db, 'pinLocks', JSON.stringify(locks));
