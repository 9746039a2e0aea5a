/**
 * The door board's own messages, inside Firmata's sysex. Pure.
 *
 * `0xF0 0x01 <kind> <data> <check low> <check high> 0xF7`; every byte between has seven bits, numbers come lowest seven bits
 * first, `check` is CRC-16/XMODEM over kind and data, its lowest 14 bits. Here a *body* is what stands between 0x01 and 0xF7.
 *
 * Source  hardware/firmware/door-board/own.h
 */

/** Sysex number of the own messages; 0x01 to 0x0F are free for users in the Firmata protocol. */
export const OWN_SYSEX = 0x01;
export const OWN_PROTOCOL = 2;

export const PULSE_MIN_MS = 100;
export const PULSE_MAX_MS = 60_000;

/** Pins that the host may use; below them are the serial line and the Wiegand lines. */
export const FIRST_FREE_PIN = 6;
export const LAST_PIN = 19;

/** What was wrong with the lines while a frame came; several may be set. */
export const FRAME_FAULTS = {
  spike: 0x01,
  bothLow: 0x02,
  wide: 0x04,
  close: 0x08,
  tooMany: 0x10,
  lost: 0x20,
} as const;

/** Highest number of a command; after it comes 1. */
export const NUMBER_MAX = 127;

interface Numbered {
  /**
   * 1..127: the board answers with `done`, and obeys a number that comes twice in a row once. Absent: obeyed each time, without an
   * answer.
   */
  readonly number?: number;
}

export type HostMessage =
  | { readonly kind: 'hello' }
  /** `timeoutMs` 100..10000, `token` 0..127 comes back with the answer. */
  | { readonly kind: 'heartbeat'; readonly timeoutMs: number; readonly token: number }
  /** `ms` 1..60000. */
  | ({ readonly kind: 'pulse'; readonly pin: number; readonly ms: number } & Numbered)
  | { readonly kind: 'output'; readonly pin: number; readonly restLevel: 0 | 1 }
  | ({ readonly kind: 'hold' | 'release'; readonly pin: number } & Numbered)
  /** Silence that ends a Wiegand frame, ms 5..100. */
  | { readonly kind: 'gap'; readonly reader: number; readonly ms: number };

/** One Wiegand frame as the board saw it. */
export interface BoardFrame {
  /** 0 or 1. */
  readonly reader: number;
  /** Counts up with each frame of the board, 0..127. */
  readonly number: number;
  /** Bits of `FRAME_FAULTS`. */
  readonly faults: number;
  /** In the order they came, 1..128 of them. */
  readonly bits: readonly number[];
  readonly durationMs: number;
  readonly minWidthUs: number;
  readonly maxWidthUs: number;
  /** From the begin of one bit to the begin of the next; 0 for a single bit. */
  readonly minDistanceUs: number;
  readonly maxDistanceUs: number;
}

export type BoardMessage =
  | {
      readonly kind: 'version';
      readonly major: number;
      readonly minor: number;
      readonly protocol: number;
      /** MCUSR: 1 power, 2 reset pin, 4 brown-out, 8 watchdog. */
      readonly resetCause: number;
    }
  | {
      readonly kind: 'alive';
      readonly token: number;
      readonly uptimeMs: number;
      readonly noise: number;
      readonly lostBytes: number;
    }
  | {
      readonly kind: 'edge';
      readonly pin: number;
      readonly energised: boolean;
      readonly reason: EdgeReason;
    }
  | { readonly kind: 'frame'; readonly frame: BoardFrame }
  /** `low`: bit 0 DATA0, bit 1 DATA1. */
  | { readonly kind: 'lines'; readonly reader: number; readonly low: number }
  | { readonly kind: 'refused'; readonly what: number; readonly reason: number }
  /** The command with this number was obeyed, now or when it came first. */
  | { readonly kind: 'done'; readonly pin: number; readonly number: number };

/** Reasons of `refused` that a driver acts upon. */
export const REFUSALS = { noSuchOutput: 1, badCheck: 5 } as const;

export const EDGE_REASONS = ['command', 'pulseEnd', 'heartbeat'] as const;
export type EdgeReason = (typeof EDGE_REASONS)[number];

const HOST_KINDS = {
  hello: 0x01,
  heartbeat: 0x02,
  pulse: 0x03,
  output: 0x04,
  hold: 0x05,
  release: 0x06,
  gap: 0x07,
} as const;

/** Lowest 14 bits of CRC-16/XMODEM (polynomial 0x1021, begins with 0). */
export const checkOf = (bytes: readonly number[]): number => {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1)
      crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
  }
  return crc & 0x3fff;
};

const sevens = (number: number, bytes: number): number[] =>
  Array.from({ length: bytes }, (_, index) => Math.floor(number / 128 ** index) & 0x7f);

const hostData = (message: HostMessage): number[] => {
  switch (message.kind) {
    case 'hello':
      return [];
    case 'heartbeat':
      return [...sevens(message.timeoutMs, 2), message.token & 0x7f];
    case 'pulse':
      return [message.pin, ...sevens(message.ms, 3), message.number ?? 0];
    case 'output':
      return [message.pin, message.restLevel];
    case 'hold':
    case 'release':
      return [message.pin, message.number ?? 0];
    case 'gap':
      return [message.reader, message.ms];
    default:
      return message satisfies never;
  }
};

/** Body of a message to the board, check included. */
export const encodeHostMessage = (message: HostMessage): number[] => {
  const body = [HOST_KINDS[message.kind], ...hostData(message)];
  return [...body, ...sevens(checkOf(body), 2)];
};

const numberAt = (data: readonly number[], from: number, bytes: number): number => {
  let number = 0;
  for (let index = bytes - 1; index >= 0; index -= 1)
    number = number * 128 + (data[from + index] ?? 0);
  return number;
};

const FRAME_HEAD = 16;
const MAX_BITS = 128;
const TENTHS = 10;
const DISTANCE_UNIT_US = 10;

const readFrame = (data: readonly number[]): BoardMessage | undefined => {
  const count = numberAt(data, 4, 2);
  if (count < 1 || count > MAX_BITS || data.length !== FRAME_HEAD + Math.ceil(count / 7))
    return undefined;
  const reader = data[0] ?? 0;
  if (reader > 1) return undefined;
  const bits = Array.from({ length: count }, (_, index) => {
    const byte = data[FRAME_HEAD + Math.floor(index / 7)] ?? 0;
    return (byte >> (6 - (index % 7))) & 1;
  });
  return {
    kind: 'frame',
    frame: {
      reader,
      number: data[1] ?? 0,
      faults: numberAt(data, 2, 2),
      bits,
      durationMs: numberAt(data, 6, 2) / TENTHS,
      minWidthUs: numberAt(data, 8, 2),
      maxWidthUs: numberAt(data, 10, 2),
      minDistanceUs: numberAt(data, 12, 2) * DISTANCE_UNIT_US,
      maxDistanceUs: numberAt(data, 14, 2) * DISTANCE_UNIT_US,
    },
  };
};

/** What a frame of the board would look like on the line; for benches and tests. Its timing is that of no reader. */
export const encodeFrameMessage = ({
  reader,
  number,
  faults,
  bits,
}: Pick<BoardFrame, 'reader' | 'number' | 'faults' | 'bits'>): number[] => {
  const packed = Array.from({ length: Math.ceil(bits.length / 7) }, (_, index) =>
    Array.from({ length: 7 }, (_, bit) => bits[index * 7 + bit] ?? 0).reduce(
      (value, bit) => value * 2 + bit,
      0,
    ),
  );
  const head = [0x44, reader, number & 0x7f, ...sevens(faults, 2), ...sevens(bits.length, 2)];
  const body = [...head, ...Array.from({ length: 10 }, () => 0), ...packed];
  return [...body, ...sevens(checkOf(body), 2)];
};

/** Per kind: length of its data, and how it is read. A frame has a length of its own. */
const READERS: Readonly<
  Record<
    number,
    { readonly size?: number; read(data: readonly number[]): BoardMessage | undefined }
  >
> = {
  65: {
    size: 4,
    read: ([major = 0, minor = 0, protocol = 0, resetCause = 0]) => ({
      ...{ kind: 'version', major, minor, protocol, resetCause },
    }),
  },
  66: {
    size: 8,
    read: (data) => ({
      kind: 'alive',
      token: data[0] ?? 0,
      uptimeMs: numberAt(data, 1, 4),
      noise: numberAt(data, 5, 2),
      lostBytes: data[7] ?? 0,
    }),
  },
  67: {
    size: 3,
    read: ([pin = 0, energised = 0, reason = 0]) => {
      const found = EDGE_REASONS[reason];
      if (found === undefined || energised > 1) return undefined;
      return { kind: 'edge', pin, energised: energised === 1, reason: found };
    },
  },
  68: { read: readFrame },
  69: {
    size: 2,
    read: ([reader = 0, low = 0]) =>
      reader > 1 || low > 3 ? undefined : { kind: 'lines', reader, low },
  },
  70: { size: 2, read: ([what = 0, reason = 0]) => ({ kind: 'refused', what, reason }) },
  71: { size: 2, read: ([pin = 0, number = 0]) => ({ kind: 'done', pin, number }) },
};

/** `check`: damaged on the way. `kind`, `shape`: whole, but not a message that this version knows. */
export type DecodedBoardMessage =
  | { readonly ok: true; readonly message: BoardMessage }
  | { readonly ok: false; readonly code: 'check' | 'kind' | 'shape' };

/** Reads the body of a message from the board; never throws. */
export const decodeBoardMessage = (body: readonly number[]): DecodedBoardMessage => {
  const [kind] = body;
  if (kind === undefined || body.length < 3) return { ok: false, code: 'shape' };
  const inside = body.slice(0, -2);
  if (checkOf(inside) !== numberAt(body, body.length - 2, 2)) return { ok: false, code: 'check' };
  const reader = READERS[kind];
  if (reader === undefined) return { ok: false, code: 'kind' };
  const data = inside.slice(1);
  if (reader.size !== undefined && data.length !== reader.size) return { ok: false, code: 'shape' };
  const message = reader.read(data);
  return message === undefined ? { ok: false, code: 'shape' } : { ok: true, message };
};
