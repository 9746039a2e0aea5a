/**
 * What a contactless card says of itself over PC/SC.
 *
 * Source  PC/SC Workgroup, Interoperability Specification part 3, 3.1.3.2.3 (ATR of contactless cards) and 3.2.2.1.3
 *         (GET DATA for the UID)
 */
export type CardKind = 'storage' | 'isoDep' | 'other';

/** RID of the PC/SC workgroup; names a storage card in its ATR (part 3, 3.1.3.2.3.1). */
const PCSC_RID = [0xa0, 0x00, 0x00, 0x03, 0x06];

/**
 * Sorts a card by its ATR: a storage card (MIFARE Classic, NTAG), a card of ISO 14443-4 (DESFire, a phone), or something that
 * is no contactless card at all. All three are asked for their UID; the kind only says what to expect.
 *
 * @param atr  whole answer to reset; may be empty
 */
export const cardKindOf = (atr: Uint8Array): CardKind => {
  // 3B 8n 80 01: the interface bytes that part 3 gives every contactless card; n historical bytes follow.
  const isContactless =
    atr[0] === 0x3b && ((atr[1] ?? 0) & 0xf0) === 0x80 && atr[2] === 0x80 && atr[3] === 0x01;
  if (!isContactless) return 'other';
  const isStorage =
    atr[4] === 0x80 && atr[5] === 0x4f && PCSC_RID.every((byte, index) => atr[7 + index] === byte);
  return isStorage ? 'storage' : 'isoDep';
};

/** GET DATA, UID, as long as it is (part 3, 3.2.2.1.3). */
export const GET_UID: Uint8Array = Uint8Array.of(0xff, 0xca, 0x00, 0x00, 0x00);
/** Longest answer: 10 bytes of UID and two of status. */
export const UID_ANSWER_MAX = 12;

/** ACS ACR122U, "set buzzer output during card detection" (its API 6.7), off. Other readers refuse it, which is harmless. */
export const SILENCE_ACR122: Uint8Array = Uint8Array.of(0xff, 0x00, 0x52, 0x00, 0x00);
export const isAcr122 = (readerName: string): boolean => /acr12[25]/i.test(readerName);

/** UID lengths of ISO 14443-3 6.5.4: single, double, triple. */
const UID_LENGTHS = [4, 7, 10];
const STATUS_OK = 0x9000;

export type UidAnswer =
  | { readonly ok: true; readonly uid: string }
  /** `short`: no status. `status`: the card or reader refused. `length`: not a UID. */
  | { readonly ok: false; readonly code: 'short' | 'status' | 'length' };

/**
 * Reads the answer to `GET_UID`.
 *
 * @returns  the UID as lower-case hexadecimal of 4, 7 or 10 bytes, in the order sent; never throws
 */
export const parseUidAnswer = (answer: Uint8Array): UidAnswer => {
  if (answer.length < 2) return { ok: false, code: 'short' };
  const body = answer.subarray(0, -2);
  const status = ((answer[answer.length - 2] ?? 0) << 8) | (answer[answer.length - 1] ?? 0);
  if (status !== STATUS_OK) return { ok: false, code: 'status' };
  if (!UID_LENGTHS.includes(body.length)) return { ok: false, code: 'length' };
  return {
    ok: true,
    uid: Array.from(body, (byte) => byte.toString(16).padStart(2, '0')).join(''),
  };
};

/** A glob over PC/SC reader names: `*` is any text, case is ignored, the whole name must fit. */
export const matchesName = (glob: string, name: string): boolean => {
  const parts = glob.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(name);
};
