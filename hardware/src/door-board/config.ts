import type { RawConfig as Raw } from '../raw-config.ts';
import { RawConfig } from '../raw-config.ts';
import { type WiegandFormatName, wiegandFormats } from '../wiegand/formats.table.ts';
import { FIRST_FREE_PIN, LAST_PIN } from './codec.ts';

type Level = 'low' | 'high';

export interface DoorBoardConfig {
  /** The serial device, best by its lasting name `/dev/serial/by-id/…`. */
  readonly port: string;
  /** So long after the last sign of life of this process the board puts every output to rest, ms. */
  readonly heartbeatTimeoutMs: number;
  /** How long `open` waits for the board before it goes on without it, ms. */
  readonly startWaitMs: number;
  readonly readers: readonly BoardReaderConfig[];
  readonly relays: readonly BoardRelayConfig[];
  readonly contacts: readonly BoardContactConfig[];
  readonly indicators: readonly BoardIndicatorConfig[];
}

export interface BoardReaderConfig {
  readonly id: string;
  /** Pair of lines: 0 = D2 and D3, 1 = D4 and D5. */
  readonly input: 0 | 1;
  /** What the reader may send; no two of one length. */
  readonly formats: readonly WiegandFormatName[];
  /** Silence that ends a frame, ms. */
  readonly frameGapMs: number;
  readonly beepsByItself: boolean;
  /** Bursts of 4 or 8 bits are keys. */
  readonly hasKeypad: boolean;
  /** The reader's tamper contact against ground; open = tampered. */
  readonly tamperPin?: number;
}

export interface BoardRelayConfig {
  readonly id: string;
  readonly pin: number;
  /** Level at which the relay module does not pull; most modules with an optocoupler rest at `high`. */
  readonly restLevel: Level;
}

export interface BoardContactConfig {
  readonly id: string;
  readonly pin: number;
  /** Level of an open contact: `high` for a contact against ground. */
  readonly openLevel: Level;
}

export interface BoardIndicatorConfig {
  readonly id: string;
  readonly lampPin?: number;
  readonly soundPin?: number;
  /** Level at which lamp and sound are off; a reader's own lines are pulled low to switch them on. */
  readonly restLevel: Level;
}

const FORMATS = Object.keys(wiegandFormats) as [WiegandFormatName, ...WiegandFormatName[]];
const PIN = { min: FIRST_FREE_PIN, max: LAST_PIN };
const LEVELS = ['low', 'high'] as const;

const optionalPin = (item: Raw, key: string): number | undefined =>
  item.has(key) ? item.integer(key, PIN) : undefined;

const readReader = (item: Raw): BoardReaderConfig => {
  const tamperPin = optionalPin(item, 'tamperPin');
  return {
    id: item.text('id', 32),
    input: item.integer('input', { min: 0, max: 1 }) === 0 ? 0 : 1,
    formats: item.someOf('formats', FORMATS),
    frameGapMs: item.integer('frameGapMs', { min: 5, max: 100, fallback: 20 }),
    beepsByItself: item.flag('beepsByItself', false),
    hasKeypad: item.flag('hasKeypad', false),
    ...(tamperPin === undefined ? {} : { tamperPin }),
  };
};

const readIndicator = (item: Raw): BoardIndicatorConfig => {
  const lampPin = optionalPin(item, 'lampPin');
  const soundPin = optionalPin(item, 'soundPin');
  return {
    id: item.text('id', 32),
    ...(lampPin === undefined ? {} : { lampPin }),
    ...(soundPin === undefined ? {} : { soundPin }),
    restLevel: item.oneOf('restLevel', LEVELS, 'high'),
  };
};

const read = (fields: Raw): DoorBoardConfig => ({
  port: fields.text('port', 200),
  heartbeatTimeoutMs: fields.integer('heartbeatTimeoutMs', {
    ...{ min: 300, max: 10_000, fallback: 1_000 },
  }),
  startWaitMs: fields.integer('startWaitMs', { min: 0, max: 30_000, fallback: 5_000 }),
  readers: fields.list('readers', readReader, 2),
  relays: fields.list('relays', (item) => ({
    id: item.text('id', 32),
    pin: item.integer('pin', PIN),
    restLevel: item.oneOf('restLevel', LEVELS, 'low'),
  })),
  contacts: fields.list('contacts', (item) => ({
    id: item.text('id', 32),
    pin: item.integer('pin', PIN),
    openLevel: item.oneOf('openLevel', LEVELS, 'high'),
  })),
  indicators: fields.list('indicators', readIndicator),
});

/** Every pin that the config uses, as text for `refuseTwice`. */
const pinsOf = ({ readers, relays, contacts, indicators }: DoorBoardConfig): string[] =>
  [
    ...readers.map(({ tamperPin }) => tamperPin),
    ...relays.map(({ pin }) => pin),
    ...contacts.map(({ pin }) => pin),
    ...indicators.flatMap(({ lampPin, soundPin }) => [lampPin, soundPin]),
  ].flatMap((pin) => (pin === undefined ? [] : [String(pin)]));

/** Checks the `door-board` part of a config. A pin, a pair of lines and an id are used once. */
export const parseDoorBoardConfig = (
  raw: unknown,
):
  | { readonly ok: true; readonly config: DoorBoardConfig }
  | { readonly ok: false; readonly faults: readonly string[] } => {
  const fields = new RawConfig(raw);
  const config = read(fields);
  fields.refuseUnknown();
  for (const key of ['readers', 'relays', 'contacts', 'indicators'] as const)
    fields.refuseTwice(
      key,
      config[key].map(({ id }) => id),
    );
  fields.refuseTwice('pin', pinsOf(config));
  fields.refuseTwice(
    'input',
    config.readers.map(({ input }) => String(input)),
  );
  for (const { id, formats } of config.readers) {
    const lengths = formats.map((name) => wiegandFormats[name].bits);
    if (new Set(lengths).size < lengths.length)
      fields.fault('readers', `gives ${id} two formats of one length, which cannot be told apart`);
  }
  return fields.faults.length === 0 ? { ok: true, config } : { ok: false, faults: fields.faults };
};
