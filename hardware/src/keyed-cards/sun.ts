import { BLOCK, decrypt } from './aes.ts';
import { cmac, isSame, shortMac } from './cmac.ts';

/**
 * The message that an NTAG 424 DNA writes into its file anew at each reading (secure unique NFC, "SUN"): its UID and a counter,
 * enciphered, and a MAC that only this card can make.
 *
 * Source  NXP AN12196, secure dynamic messaging; vectors in `sun.test.ts`
 */
export interface SunMessage {
  /** 16 bytes. */
  readonly encryptedPiccData: Uint8Array;
  /** 8 bytes. */
  readonly mac: Uint8Array;
}

export interface SunReading {
  /** 7 bytes, lower-case hexadecimal. */
  readonly uid: string;
  /** How often the card was read, 0..16777215; it never goes down in the card. */
  readonly counter: number;
}

/** PICC data tag: UID (bit 7) and counter (bit 6) are there, the UID has 7 bytes. */
const TAG_UID_AND_COUNTER_7 = 0xc7;
const UID_LENGTH = 7;

/**
 * Checks a message. The counter has still to be compared with the last one: a message that was recorded is right too.
 *
 * @param metaReadKey  deciphers UID and counter
 * @param fileReadKey  of the same card, makes the key of the MAC
 * @returns            `undefined` for whatever is not whole and right; it does not tell which
 */
export const openSun = (
  message: SunMessage,
  metaReadKey: Uint8Array,
  fileReadKey: Uint8Array,
): SunReading | undefined => {
  if (message.encryptedPiccData.length !== BLOCK || message.mac.length !== 8) return undefined;
  const picc = decrypt(metaReadKey, message.encryptedPiccData);
  const uid = picc.subarray(1, 1 + UID_LENGTH);
  const counter = picc.subarray(1 + UID_LENGTH, 4 + UID_LENGTH);
  const vector = Uint8Array.of(0x3c, 0xc3, 0x00, 0x01, 0x00, 0x80, ...uid, ...counter);
  const wanted = shortMac(cmac(fileReadKey, vector), new Uint8Array());
  // Both are looked at before either is spoken of.
  const isRight = isSame(wanted, message.mac);
  if (!isRight || picc[0] !== TAG_UID_AND_COUNTER_7) return undefined;
  const [low = 0, middle = 0, high = 0] = counter;
  return { uid: Buffer.from(uid).toString('hex'), counter: low | (middle << 8) | (high << 16) };
};

/** Address in the file of a card of ours. It leads nowhere on purpose: a phone that reads the card shall open no page. */
const PREFIX = 'furtka.invalid/k?p=';
const BETWEEN = '&m=';
const PICC_DIGITS = 32;
const MAC_DIGITS = 16;

/** NDEF file with room for the message, and where in the file the card writes its two parts, bytes. */
export const sunFile = (): {
  readonly bytes: Uint8Array;
  readonly piccAt: number;
  readonly macAt: number;
} => {
  const address = `${PREFIX}${'0'.repeat(PICC_DIGITS)}${BETWEEN}${'0'.repeat(MAC_DIGITS)}`;
  // NFC Forum type 4: length of the message; one short record of type U, prefix 04 = https://
  const record = Buffer.concat([
    Uint8Array.of(0xd1, 0x01, address.length + 1, 0x55, 0x04),
    Buffer.from(address, 'ascii'),
  ]);
  const bytes = Buffer.concat([Uint8Array.of(0, record.length), record]);
  const piccAt = 2 + 5 + PREFIX.length;
  return { bytes, piccAt, macAt: piccAt + PICC_DIGITS + BETWEEN.length };
};

/** Finds the message in the file as it was read; `undefined` when the file is not one of ours. */
export const sunInFile = (file: Uint8Array): SunMessage | undefined => {
  const text = Buffer.from(file).toString('latin1');
  const found = /furtka\.invalid\/k\?p=([0-9A-Fa-f]{32})&m=([0-9A-Fa-f]{16})/.exec(text);
  if (found?.[1] === undefined || found[2] === undefined) return undefined;
  return {
    encryptedPiccData: Buffer.from(found[1], 'hex'),
    mac: Buffer.from(found[2], 'hex'),
  };
};
