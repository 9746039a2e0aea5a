/** Commands of the control panel (OSDP v2.2 §6, Annex A). */
export const COMMAND = {
  poll: 0x60,
  id: 0x61,
  capabilities: 0x62,
  localStatus: 0x64,
  inputStatus: 0x65,
  outputStatus: 0x66,
  readerStatus: 0x67,
  output: 0x68,
  led: 0x69,
  buzzer: 0x6a,
  text: 0x6b,
  comSet: 0x6e,
  keySet: 0x75,
  challenge: 0x76,
  serverCryptogram: 0x77,
} as const;

/** Replies of the peripheral device (§7, Annex A). */
export const REPLY = {
  ack: 0x40,
  nak: 0x41,
  id: 0x45,
  capabilities: 0x46,
  localStatus: 0x48,
  inputStatus: 0x49,
  outputStatus: 0x4a,
  readerStatus: 0x4b,
  raw: 0x50,
  formatted: 0x51,
  keypad: 0x53,
  com: 0x54,
  clientCryptogram: 0x76,
  initialRMac: 0x78,
  busy: 0x79,
} as const;

/** Why a device did not do what it was told (§7.3). */
export const NAK = {
  check: 0x01,
  length: 0x02,
  unknownCommand: 0x03,
  sequence: 0x04,
  securityBlock: 0x05,
  encryptionRequired: 0x06,
  biometricType: 0x07,
  biometricFormat: 0x08,
  unableToProcess: 0x09,
} as const;

/** A refusal in words, for a log; a code that the standard does not name keeps its number. */
export const nakName = (code: number): string =>
  Object.entries(NAK).find(([, value]) => value === code)?.[0] ?? `code ${code}`;

/** Types of the security block (Annex D). */
export const SCS = {
  challenge: 0x11,
  clientCryptogram: 0x12,
  serverCryptogram: 0x13,
  initialRMac: 0x14,
  command: 0x15,
  reply: 0x16,
  commandEnciphered: 0x17,
  replyEnciphered: 0x18,
} as const;
