/**
 * Native DESFire commands in ISO 7816-4 frames: `90 ins 00 00 Lc data 00`, answered by `data 91 xx`.
 *
 * Source  the frames of the AuthenticateEV2First transcript in NXP AN12196
 */
export const DESFIRE_INS = {
  selectApplication: 0x5a,
  createApplication: 0xca,
  createStdDataFile: 0xcd,
  authenticateEv2First: 0x71,
  more: 0xaf,
  changeKey: 0xc4,
  writeData: 0x8d,
  readData: 0xad,
  changeFileSettings: 0x5f,
} as const;

export const DESFIRE_OK = 0x9100;
/** The card waits for the second half. */
export const DESFIRE_MORE = 0x91af;
export const DESFIRE_EXISTS = 0x91de;
export const DESFIRE_NO_APPLICATION = 0x91a0;

/** Longest data of a short frame. */
const DATA_MAX = 255;

/** @param data  at most 255 bytes; none: the frame has no Lc */
export const desfireFrame = (ins: number, data: Uint8Array = new Uint8Array()): Uint8Array => {
  if (data.length > DATA_MAX) throw new RangeError('a short frame holds 255 bytes');
  const length = data.length === 0 ? [] : [data.length];
  return Uint8Array.of(0x90, ins, 0x00, 0x00, ...length, ...data, 0x00);
};

/** Three bytes, least significant first, as lengths, offsets and counters go over the wire. */
export const threeBytes = (value: number): Uint8Array =>
  Uint8Array.of(value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff);
