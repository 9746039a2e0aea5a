import { REPLY } from './codes.ts';

/** Bits of a card as a reader gave them, first bit first; or characters it made of them. */
export type Card =
  | {
      readonly kind: 'raw';
      readonly reader: number;
      readonly bits: number;
      readonly data: Uint8Array;
    }
  | { readonly kind: 'formatted'; readonly reader: number; readonly text: string };

/** What a device is (§7.4). `serial` and `vendor` as hexadecimal. */
export interface DeviceId {
  readonly vendor: string;
  readonly model: number;
  readonly version: number;
  readonly serial: string;
  readonly firmware: string;
}

/** A function of the device: its number, how far it is there, how many of it (§7.5, Annex B). */
export interface Capability {
  readonly functionCode: number;
  readonly compliance: number;
  readonly count: number;
}

export type Reply =
  | { readonly kind: 'ack' | 'busy' }
  | { readonly kind: 'nak'; readonly code: number }
  | { readonly kind: 'id'; readonly id: DeviceId }
  | { readonly kind: 'capabilities'; readonly capabilities: readonly Capability[] }
  | { readonly kind: 'localStatus'; readonly tamper: boolean; readonly powerFailure: boolean }
  | { readonly kind: 'inputs' | 'outputs'; readonly active: readonly boolean[] }
  /** 0 normal, 1 not connected, 2 tamper, of each reader. */
  | { readonly kind: 'readers'; readonly states: readonly number[] }
  | { readonly kind: 'card'; readonly card: Card }
  | { readonly kind: 'keypad'; readonly reader: number; readonly keys: string }
  | { readonly kind: 'com'; readonly address: number; readonly baud: number }
  | {
      readonly kind: 'clientCryptogram';
      readonly pdRandom: Uint8Array;
      readonly cryptogram: Uint8Array;
    }
  | { readonly kind: 'initialRMac'; readonly mac: Uint8Array }
  | { readonly kind: 'unknown'; readonly code: number };

const LONGEST_CARD_BITS = 1024;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const idOf = (data: Uint8Array): DeviceId => ({
  vendor: hex(data.subarray(0, 3)),
  model: data[3] ?? 0,
  version: data[4] ?? 0,
  serial: hex(data.slice(5, 9).reverse()),
  firmware: [...data.subarray(9, 12)].join('.'),
});

const capabilitiesOf = (data: Uint8Array): Capability[] =>
  Array.from({ length: data.length / 3 }, (_, index) => {
    const [functionCode = 0, compliance = 0, count = 0] = data.subarray(index * 3);
    return { functionCode, compliance, count };
  });

const rawCard = (data: Uint8Array): Card | undefined => {
  const [reader = 0, , low = 0, high = 0] = data;
  const bits = low + high * 256;
  const bytes = data.slice(4);
  const isWhole = bits >= 1 && bits <= LONGEST_CARD_BITS && bytes.length === Math.ceil(bits / 8);
  return isWhole ? { kind: 'raw', reader, bits, data: bytes } : undefined;
};

const formattedCard = (data: Uint8Array): Card | undefined => {
  const [reader = 0, , length = 0] = data;
  const text = Buffer.from(data.subarray(3)).toString('latin1');
  return text.length === length && /^[\x20-\x7e]+$/.test(text)
    ? { kind: 'formatted', reader, text }
    : undefined;
};

/** Digits, `*` (sent as DEL) and `#` (sent as CR) (§7.13). */
const keypadOf = (data: Uint8Array): Reply | undefined => {
  const [reader = 0, count = 0] = data;
  const keys = [...data.subarray(2)]
    .map((byte) => (byte === 0x7f ? '*' : byte === 0x0d ? '#' : String.fromCharCode(byte)))
    .join('');
  return keys.length === count && /^[0-9*#]+$/.test(keys)
    ? { kind: 'keypad', reader, keys }
    : undefined;
};

type Parse = (data: Uint8Array) => Reply | undefined;

const card = (found: Card | undefined): Reply | undefined =>
  found === undefined ? undefined : { kind: 'card', card: found };

const PARSERS: ReadonlyMap<number, Parse> = new Map<number, Parse>([
  [REPLY.ack, () => ({ kind: 'ack' })],
  [REPLY.busy, () => ({ kind: 'busy' })],
  [REPLY.nak, ([code]) => (code === undefined ? undefined : { kind: 'nak', code })],
  [REPLY.id, (data) => (data.length === 12 ? { kind: 'id', id: idOf(data) } : undefined)],
  [
    REPLY.capabilities,
    (data) =>
      data.length % 3 === 0
        ? { kind: 'capabilities', capabilities: capabilitiesOf(data) }
        : undefined,
  ],
  [
    REPLY.localStatus,
    (data) =>
      data.length === 2
        ? { kind: 'localStatus', tamper: data[0] !== 0, powerFailure: data[1] !== 0 }
        : undefined,
  ],
  [REPLY.inputStatus, (data) => ({ kind: 'inputs', active: [...data].map((one) => one !== 0) })],
  [REPLY.outputStatus, (data) => ({ kind: 'outputs', active: [...data].map((one) => one !== 0) })],
  [REPLY.readerStatus, (data) => ({ kind: 'readers', states: [...data] })],
  [REPLY.raw, (data) => card(rawCard(data))],
  [REPLY.formatted, (data) => card(formattedCard(data))],
  [REPLY.keypad, keypadOf],
  [
    REPLY.com,
    (data) =>
      data.length === 5
        ? { kind: 'com', address: data[0] ?? 0, baud: Buffer.from(data).readUInt32LE(1) }
        : undefined,
  ],
  [
    REPLY.clientCryptogram,
    (data) =>
      data.length === 32
        ? {
            kind: 'clientCryptogram',
            pdRandom: data.slice(8, 16),
            cryptogram: data.slice(16),
          }
        : undefined,
  ],
  [
    REPLY.initialRMac,
    (data) => (data.length === 16 ? { kind: 'initialRMac', mac: data.slice() } : undefined),
  ],
]);

/**
 * Reads a reply in clear.
 *
 * @returns `undefined` for a known code whose data does not fit it; such a reply is as good as none
 */
export const parseReply = (code: number, data: Uint8Array): Reply | undefined => {
  const parse = PARSERS.get(code);
  return parse === undefined ? { kind: 'unknown', code } : parse(data);
};
