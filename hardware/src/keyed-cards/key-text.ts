import { randomBytes } from 'node:crypto';
import type { DoorCardKeys, OfficeCardKeys } from './card-keys.ts';
import { credentialPublicKey } from './credential-file.ts';

const KEY = 16;
const SEED = 32;
const SYSTEM = 8;
/** Application of the school in a DESFire card, unless the file says otherwise. */
const AID = '464b01';

/** Bytes by field, hexadecimal; all of them or the file is refused. */
const DOOR_FIELDS = {
  system: [1, 16],
  aid: [3, 3],
  desfireDoor: [KEY, KEY],
  credentialPublicKey: [32, 32],
  ntagMetaRead: [KEY, KEY],
  ntagFileRead: [KEY, KEY],
} as const;
const OFFICE_FIELDS = {
  ...DOOR_FIELDS,
  desfireApplication: [KEY, KEY],
  credentialSeed: [SEED, SEED],
  ntagApplication: [KEY, KEY],
} as const;
const MASTERS = /^(desfire|ntag|credentialSeed)/;

type Fields<Table> = Readonly<Record<keyof Table, Uint8Array>>;

/** A key that somebody typed rather than drew: one byte repeated, or counting up or down. */
const isWeak = (key: Uint8Array): boolean => {
  const step = ((key[1] ?? 0) - (key[0] ?? 0)) & 0xff;
  if (step !== 0 && step !== 1 && step !== 0xff) return false;
  return key.every((byte, at) => at === 0 || ((byte - (key[at - 1] ?? 0)) & 0xff) === step);
};

const readFields = <Table extends Readonly<Record<string, readonly [number, number]>>>(
  text: string,
  part: 'door' | 'office',
  table: Table,
): Fields<Table> | undefined => {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { part: told, ...rest } = raw as Readonly<Record<string, unknown>>;
  if (told !== part || Object.keys(rest).length !== Object.keys(table).length) return undefined;
  const fields: Record<string, Uint8Array> = {};
  for (const [name, [min, max]] of Object.entries(table)) {
    const value = rest[name];
    if (typeof value !== 'string' || !/^([0-9a-f]{2})+$/.test(value)) return undefined;
    const bytes = Buffer.from(value, 'hex');
    if (bytes.length < min || bytes.length > max) return undefined;
    if (MASTERS.test(name) && isWeak(bytes)) return undefined;
    fields[name] = bytes;
  }
  return fields as Fields<Table>;
};

const doorKeys = (fields: Fields<typeof DOOR_FIELDS>): Required<DoorCardKeys> => ({
  system: fields.system,
  desfire: {
    aid: fields.aid,
    door: fields.desfireDoor,
    credentialPublicKey: fields.credentialPublicKey,
  },
  ntag424: { metaRead: fields.ntagMetaRead, fileRead: fields.ntagFileRead },
});

/** Keys for a door from their text; `undefined` for whatever is not whole, and for keys that nobody drew at random. */
export const parseDoorKeys = (text: string): DoorCardKeys | undefined => {
  const fields = readFields(text, 'door', DOOR_FIELDS);
  return fields === undefined ? undefined : doorKeys(fields);
};

/** The office's keys from their text. */
export const parseOfficeKeys = (text: string): OfficeCardKeys | undefined => {
  const fields = readFields(text, 'office', OFFICE_FIELDS);
  if (fields === undefined) return undefined;
  const { desfire, ntag424, system } = doorKeys(fields);
  return {
    system,
    desfire: {
      ...desfire,
      application: fields.desfireApplication,
      credentialSeed: fields.credentialSeed,
    },
    ntag424: { ...ntag424, application: fields.ntagApplication },
  };
};

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** What a door may hold of the office's keys: enough to prove cards, not to write one. */
export const doorKeysText = ({ system, desfire, ntag424 }: OfficeCardKeys): string =>
  JSON.stringify({
    part: 'door',
    system: hex(system),
    aid: hex(desfire.aid),
    desfireDoor: hex(desfire.door),
    credentialPublicKey: hex(desfire.credentialPublicKey),
    ntagMetaRead: hex(ntag424.metaRead),
    ntagFileRead: hex(ntag424.fileRead),
  });

/** New keys of a school, all from the system's random source. */
export const newOfficeKeysText = (): string => {
  const draw = (length = KEY): string => randomBytes(length).toString('hex');
  const credentialSeed = randomBytes(SEED);
  return JSON.stringify({
    part: 'office',
    system: draw(SYSTEM),
    aid: AID,
    desfireDoor: draw(),
    credentialPublicKey: hex(credentialPublicKey(credentialSeed)),
    ntagMetaRead: draw(),
    ntagFileRead: draw(),
    desfireApplication: draw(),
    credentialSeed: hex(credentialSeed),
    ntagApplication: draw(),
  });
};
