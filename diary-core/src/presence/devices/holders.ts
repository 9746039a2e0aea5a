import { randomInt } from 'node:crypto';
import { doorPinHash, duressPinOf } from '@furtka/core-contract/door-pin';
import type { PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { fullName, personById, personsByIds } from '../../people/persons/api.ts';
import { staffOn } from '../../people/staff/api.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { cardKeys } from '../school-keys/api.ts';
import type { DoorHolder } from './behaviour-schema.ts';
import { holderRows, pinHashes } from './store.ts';

const PIN_DIGITS = 6;
const TRIES_MAX = 20;

/** A PIN that is ready to be kept. */
export interface NewPin {
  readonly digits: string;
  readonly pinHash: string;
  readonly duressHash: string;
  readonly keyId: string;
}

/** One digit again and again, or digits that only count up or down, are what somebody tries first. */
export const isEasyPin = (digits: string): boolean => {
  const steps = [...digits].slice(1).map((digit, at) => Number(digit) - Number(digits[at]));
  return [0, 1, -1].some((step) => steps.every((one) => one === step));
};

const randomPin = (): string => {
  for (;;) {
    const digits = String(randomInt(10 ** PIN_DIGITS)).padStart(PIN_DIGITS, '0');
    if (!isEasyPin(digits) && !isEasyPin(duressPinOf(digits))) return digits;
  }
};

/**
 * Makes a PIN that is nobody's, nor what anybody's PIN is under threat. Made by the core, not chosen: people choose birthdays.
 *
 * Computed before anything is written, because it takes a tenth of a second; the unique keys hold it true afterwards.
 */
export const makePin = async (
  services: Services,
  read: <Result>(work: (read: SchoolRead) => Promise<Result>) => Promise<Result>,
): Promise<NewPin> => {
  const { keys, taken } = await read(async (r) => ({
    keys: await cardKeys(r, services),
    taken: await pinHashes(r),
  }));
  if (keys === undefined) throw new AppError('conflict', 'devices.no_cards_yet');
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const digits = randomPin();
    const [pinHash, duressHash] = await Promise.all([
      doorPinHash(keys.key, digits),
      doorPinHash(keys.key, duressPinOf(digits)),
    ]);
    if (!taken.has(pinHash) && !taken.has(duressHash))
      return { digits, pinHash, duressHash, keyId: keys.keyId };
  }
  throw new AppError('unavailable', 'devices.no_pin_free');
};

const requirePerson = async (read: SchoolRead, personId: PersonId): Promise<void> => {
  if ((await personById(read, personId)) === undefined)
    throw new AppError('not_found', 'kernel.not_found', { noun: 'person' });
};

/** Keeps what a person has at doors; what is not named stays. */
const put = async (
  tx: SchoolTx,
  personId: PersonId,
  over: {
    readonly pulse_ms?: number | null;
    readonly pin_hash?: string | null;
    readonly duress_hash?: string | null;
    readonly pin_key_id?: string | null;
    readonly pin_set_at_utc?: number | null;
  },
): Promise<void> => {
  if ((await tx.get('door_holder', personId)) === undefined)
    await tx.insert('door_holder', {
      id: personId,
      pulse_ms: null,
      pin_hash: null,
      duress_hash: null,
      pin_key_id: null,
      pin_set_at_utc: null,
      version: 1,
      ...over,
    });
  else await tx.update('door_holder', personId, over);
  tx.announce('door.holder_changed', { personId });
};

/** Gives somebody of the staff a PIN in place of the one before. */
export const setPin = async (
  tx: SchoolTx,
  services: Services,
  personId: PersonId,
  pin: NewPin,
): Promise<void> => {
  await requirePerson(tx, personId);
  const staff = await staffOn(tx, await schoolToday(tx, services.clocks));
  if (!staff.some((member) => member.personId === personId))
    throw new AppError('conflict', 'devices.pin_for_staff');
  const taken = await pinHashes(tx);
  if (taken.has(pin.pinHash) || taken.has(pin.duressHash))
    throw new AppError('unavailable', 'devices.no_pin_free');
  await put(tx, personId, {
    pin_hash: pin.pinHash,
    duress_hash: pin.duressHash,
    pin_key_id: pin.keyId,
    pin_set_at_utc: services.clocks.system.nowMs(),
  });
};

export const takePin = async (tx: SchoolTx, personId: PersonId): Promise<void> => {
  await requirePerson(tx, personId);
  await put(tx, personId, {
    pin_hash: null,
    duress_hash: null,
    pin_key_id: null,
    pin_set_at_utc: null,
  });
};

/** Relay time of a person who needs longer, at every door; null: the door's own. */
export const setLonger = async (
  tx: SchoolTx,
  personId: PersonId,
  pulseMs: number | null,
): Promise<void> => {
  await requirePerson(tx, personId);
  await put(tx, personId, { pulse_ms: pulseMs });
};

/** The staff of today, and everybody with a longer opening, by name. */
export const listHolders = async (read: SchoolRead, services: Services): Promise<DoorHolder[]> => {
  const staff = await staffOn(read, await schoolToday(read, services.clocks));
  const staffIds = new Set(staff.map(({ personId }) => personId));
  const rows = new Map((await holderRows(read)).map((row) => [row.id, row]));
  const longer = [...rows.values()].filter((row) => row.pulse_ms !== null).map((row) => row.id);
  const persons = await personsByIds(read, [...new Set([...staffIds, ...longer])]);
  return [...persons.values()]
    .sort((one, other) => (one.sortKey < other.sortKey ? -1 : 1))
    .map((person) => {
      const row = rows.get(person.personId);
      return {
        personId: person.personId,
        name: fullName(person),
        isStaff: staffIds.has(person.personId),
        hasPin: row !== undefined && row.pin_hash !== null,
        ...(row?.pin_set_at_utc == null ? {} : { pinSetAtUtc: row.pin_set_at_utc }),
        ...(row?.pulse_ms == null ? {} : { pulseMs: row.pulse_ms }),
      };
    });
};
