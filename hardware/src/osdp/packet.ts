import { type CheckCode, checkBytes, checkLength } from './check-code.ts';

/** Start of a packet. */
const SOM = 0x53;
const REPLY_FLAG = 0x80;
const HEADER_LENGTH = 5;
const CRC_FLAG = 0x04;
const SECURITY_FLAG = 0x08;
const SECURITY_MIN_LENGTH = 2;
const MAC_LENGTH = 4;
/** SCS_15 and above carry a MAC. */
const FIRST_WITH_MAC = 0x15;

/** Every device of a line listens to it (v2.2 §5.3); used for set-up only. */
export const BROADCAST_ADDRESS = 0x7f;
/** Longest packet that is taken or made, bytes; a length above it is noise. */
export const PACKET_MAX_BYTES = 1440;

/** Security block of a packet: type SCS_11..SCS_18 and its data. */
export interface SecurityBlock {
  readonly type: number;
  readonly data: Uint8Array;
}

/** One packet of OSDP, command or reply. */
export interface Packet {
  /** 0..126, 127 for all. */
  readonly address: number;
  readonly isReply: boolean;
  /** 0..3; 0 begins anew. */
  readonly sequence: number;
  readonly check: CheckCode;
  readonly security?: SecurityBlock;
  /** Command or reply code. */
  readonly code: number;
  /** What follows the code, as it travels: enciphered where the security block says so. */
  readonly data: Uint8Array;
}

export const hasMac = (security: SecurityBlock | undefined): boolean =>
  security !== undefined && security.type >= FIRST_WITH_MAC;

/**
 * Bytes of a packet up to its MAC or check code, with the final length in the header: what a MAC runs over.
 */
export const headOf = (packet: Packet): Uint8Array => {
  const { security } = packet;
  const block =
    security === undefined
      ? new Uint8Array(0)
      : Uint8Array.of(SECURITY_MIN_LENGTH + security.data.length, security.type, ...security.data);
  const tail = (hasMac(security) ? MAC_LENGTH : 0) + checkLength(packet.check);
  const length = HEADER_LENGTH + block.length + 1 + packet.data.length + tail;
  if (length > PACKET_MAX_BYTES) throw new RangeError(`a packet of ${length} bytes is too long`);
  const control =
    (packet.sequence & 3) |
    (packet.check === 'crc' ? CRC_FLAG : 0) |
    (security === undefined ? 0 : SECURITY_FLAG);
  const address = packet.address | (packet.isReply ? REPLY_FLAG : 0);
  const head = Uint8Array.of(SOM, address, length & 0xff, length >> 8, control);
  return Buffer.concat([head, block, Uint8Array.of(packet.code), packet.data]);
};

/** The whole packet as it goes out; `mac` (its first four bytes) where the security block asks for one. */
export const encodePacket = (packet: Packet, mac?: Uint8Array): Uint8Array => {
  const head = headOf(packet);
  if (hasMac(packet.security) !== (mac !== undefined))
    throw new RangeError('a MAC goes with SCS_15 to SCS_18 and with nothing else');
  const body = mac === undefined ? head : Buffer.concat([head, mac.subarray(0, MAC_LENGTH)]);
  return Buffer.concat([body, checkBytes(packet.check, body)]);
};

/** A packet that was read, with what its MAC is checked against. */
export interface ReadPacket {
  readonly packet: Packet;
  /** Four bytes; absent where the packet carries none. */
  readonly mac?: Uint8Array;
  /** What the MAC runs over. */
  readonly covered: Uint8Array;
}

export type Decoded =
  | ({ readonly ok: true } & ReadPacket)
  | { readonly ok: false; readonly fault: 'check' | 'malformed' };

const malformed = { ok: false, fault: 'malformed' } as const;

/** Reads the bytes of one packet, from its start byte to its last. Never throws. */
export const decodePacket = (bytes: Uint8Array): Decoded => {
  const [som, address = 0, low = 0, high = 0, control = 0] = bytes;
  if (som !== SOM || bytes.length < HEADER_LENGTH + 2) return malformed;
  if (low + high * 256 !== bytes.length) return malformed;
  const check: CheckCode = (control & CRC_FLAG) === 0 ? 'checksum' : 'crc';
  const body = bytes.subarray(0, bytes.length - checkLength(check));
  if (!Buffer.from(checkBytes(check, body)).equals(bytes.subarray(body.length)))
    return { ok: false, fault: 'check' };
  let at = HEADER_LENGTH;
  let security: SecurityBlock | undefined;
  if ((control & SECURITY_FLAG) !== 0) {
    const [length = 0, type = 0] = body.subarray(at);
    if (length < SECURITY_MIN_LENGTH || at + length > body.length) return malformed;
    security = { type, data: body.slice(at + SECURITY_MIN_LENGTH, at + length) };
    at += length;
  }
  const end = body.length - (hasMac(security) ? MAC_LENGTH : 0);
  const code = body[at];
  if (code === undefined || at >= end) return malformed;
  const packet: Packet = {
    address: address & 0x7f,
    isReply: (address & REPLY_FLAG) !== 0,
    sequence: control & 3,
    check,
    ...(security === undefined ? {} : { security }),
    code,
    data: body.slice(at + 1, end),
  };
  const covered = body.slice(0, end);
  return hasMac(security)
    ? { ok: true, packet, mac: body.slice(end), covered }
    : { ok: true, packet, covered };
};
