/**
 * The two check codes that close a packet of OSDP (v2.2 §5.9.5 and §5.9.6). Both run over everything from the start byte on.
 */
export type CheckCode = 'crc' | 'checksum';

const POLYNOMIAL = 0x1021;
const START = 0x1d0f;

const TABLE = Uint16Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 8;
  for (let bit = 0; bit < 8; bit += 1)
    value = (value & 0x8000) === 0 ? value << 1 : ((value << 1) ^ POLYNOMIAL) & 0xffff;
  return value & 0xffff;
});

/** CRC-16 with polynomial 0x1021 and start value 0x1D0F; sent low byte first. */
export const crc16 = (bytes: Uint8Array): number => {
  let crc = START;
  for (const byte of bytes) crc = ((crc << 8) ^ (TABLE[((crc >> 8) ^ byte) & 0xff] ?? 0)) & 0xffff;
  return crc;
};

/** Eight low bits of the two's complement of the sum. */
export const checksum = (bytes: Uint8Array): number => {
  let sum = 0;
  for (const byte of bytes) sum += byte;
  return -sum & 0xff;
};

/** Bytes that the code takes at the end of a packet. */
export const checkLength = (code: CheckCode): 1 | 2 => (code === 'crc' ? 2 : 1);

/** The code's bytes as they go out. */
export const checkBytes = (code: CheckCode, bytes: Uint8Array): Uint8Array => {
  if (code === 'checksum') return Uint8Array.of(checksum(bytes));
  const crc = crc16(bytes);
  return Uint8Array.of(crc & 0xff, crc >> 8);
};
