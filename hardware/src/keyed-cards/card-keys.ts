import { type Diversification, diversifiedKey } from './diversify.ts';

/** What a door needs to prove cards. Master keys of 16 bytes; each card's own key is made from them. */
export interface DoorCardKeys {
  /** The school's identifier in each diversification, 1 to 16 bytes. */
  readonly system: Uint8Array;
  readonly desfire?: {
    /** Application of the school, 3 bytes as they go over the wire. */
    readonly aid: Uint8Array;
    /** Master of key 1: proves the card and reads its credential file. */
    readonly door: Uint8Array;
    /** Ed25519 key by which credential files are checked, 32 bytes. */
    readonly credentialPublicKey: Uint8Array;
  };
  readonly ntag424?: {
    /** Master of key 1: deciphers UID and counter. */
    readonly metaRead: Uint8Array;
    /** Master of key 2: makes the MAC of the message. */
    readonly fileRead: Uint8Array;
  };
}

/** What the office needs besides, to write cards. It never goes to a door. */
export interface OfficeCardKeys extends DoorCardKeys {
  readonly desfire: NonNullable<DoorCardKeys['desfire']> & {
    /** Master of key 0, which may change the others. */
    readonly application: Uint8Array;
    /** Ed25519 seed that signs credential files, 32 bytes. */
    readonly credentialSeed: Uint8Array;
  };
  readonly ntag424: NonNullable<DoorCardKeys['ntag424']> & {
    readonly application: Uint8Array;
  };
}

/** Key numbers in a card of ours, both families. */
export const KEY_NUMBER = { application: 0, door: 1, metaRead: 1, fileRead: 2 } as const;

/** Stands for the application in the diversification of NTAG 424 keys, which have none of 3 bytes. */
const NTAG_AID = Uint8Array.of(0x42, 0x44, 0x4e);

/** What a key of this card is diversified by. */
export const inputOf = (
  keys: DoorCardKeys,
  family: 'desfire' | 'ntag424',
  uid: Uint8Array,
): Diversification => ({
  uid,
  aid: family === 'desfire' ? (keys.desfire?.aid ?? NTAG_AID) : NTAG_AID,
  system: keys.system,
});

/** Keys of one NTAG 424 by which its message is opened. */
export const sunKeysOf = (
  keys: DoorCardKeys,
  masters: NonNullable<DoorCardKeys['ntag424']>,
  uid: Uint8Array,
): { readonly metaRead: Uint8Array; readonly fileRead: Uint8Array } => {
  const input = inputOf(keys, 'ntag424', uid);
  return {
    metaRead: diversifiedKey(masters.metaRead, input),
    fileRead: diversifiedKey(masters.fileRead, input),
  };
};
