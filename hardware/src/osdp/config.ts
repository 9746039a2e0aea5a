import { RawConfig } from '../raw-config.ts';
import type { CheckCode } from './check-code.ts';
import { BAUDS } from './commands.ts';
import { DISPLAY_WORDS, type DisplayWords, PRINTABLE, ROW_LENGTH } from './words.ts';

/** Format of a frame of 37 bits, which its length does not tell. */
export type Format37 = 'H10302' | 'H10304' | 'none';

/** What a reader's card data stands for. */
export type CardsAs = 'wiegand' | 'uid';

export interface OsdpConfig {
  /** The serial port: `/dev/ttyUSB0`, better a name below `/dev/serial/by-id`. */
  readonly path: string;
  readonly baud: number;
  readonly check: CheckCode;
  /** Base keys of the devices, made by `pair-reader`; empty: none. */
  readonly keyFile: string;
  readonly pollEveryMs: number;
  /** How long the start waits for devices before it goes on without them. */
  readonly startWaitMs: number;
  readonly devices: readonly {
    readonly id: string;
    readonly address: number;
    /** `false`: taken in clear text, by a decision of the school. */
    readonly mustBeSecure: boolean;
  }[];
  readonly readers: readonly {
    readonly id: string;
    readonly device: string;
    readonly number: number;
    readonly beepsByItself: boolean;
    readonly cards: CardsAs;
    /** What 37 bits are: two formats have that length. */
    readonly format37: Format37;
    readonly hasKeypad: boolean;
  }[];
  readonly relays: readonly {
    readonly id: string;
    readonly device: string;
    readonly output: number;
  }[];
  readonly contacts: readonly {
    readonly id: string;
    readonly device: string;
    readonly input: number;
    /** State of the input that means "open". */
    readonly openWhen: 'active' | 'inactive';
  }[];
  readonly indicators: readonly {
    readonly id: string;
    readonly device: string;
    readonly number: number;
    readonly led: number;
    /** For a reader that says it has a display. */
    readonly words: DisplayWords;
  }[];
}

const number = (item: RawConfig, key: string): number =>
  item.integer(key, { min: 0, max: 254, fallback: 0 });

const rowOf = (item: RawConfig, key: keyof DisplayWords): string => {
  const words = item.optionalText(key, DISPLAY_WORDS[key], ROW_LENGTH);
  if (!PRINTABLE.test(words)) item.fault(key, 'must be printable ASCII: displays know no others');
  return words;
};

const readFields = (fields: RawConfig): OsdpConfig => ({
  path: fields.text('path'),
  baud: fields.integer('baud', { min: 9600, max: 230_400, fallback: 9600 }),
  check: fields.oneOf('check', ['crc', 'checksum'], 'crc'),
  keyFile: fields.optionalText('keyFile', ''),
  pollEveryMs: fields.integer('pollEveryMs', { min: 10, max: 2000, fallback: 50 }),
  startWaitMs: fields.integer('startWaitMs', { min: 0, max: 30_000, fallback: 3000 }),
  devices: fields.list(
    'devices',
    (item) => ({
      id: item.text('id', 32),
      address: item.integer('address', { min: 0, max: 126 }),
      mustBeSecure: item.flag('mustBeSecure', true),
    }),
    127,
  ),
  readers: fields.list('readers', (item) => ({
    id: item.text('id', 32),
    device: item.text('device', 32),
    number: number(item, 'number'),
    beepsByItself: item.flag('beepsByItself', false),
    cards: item.oneOf('cards', ['wiegand', 'uid'], 'wiegand'),
    format37: item.oneOf('format37', ['none', 'H10302', 'H10304'], 'none'),
    hasKeypad: item.flag('hasKeypad', false),
  })),
  relays: fields.list('relays', (item) => ({
    id: item.text('id', 32),
    device: item.text('device', 32),
    output: number(item, 'output'),
  })),
  contacts: fields.list('contacts', (item) => ({
    id: item.text('id', 32),
    device: item.text('device', 32),
    input: number(item, 'input'),
    openWhen: item.oneOf('openWhen', ['active', 'inactive'], 'active'),
  })),
  indicators: fields.list('indicators', (item) => ({
    id: item.text('id', 32),
    device: item.text('device', 32),
    number: number(item, 'number'),
    led: number(item, 'led'),
    words: {
      label: rowOf(item, 'label'),
      granted: rowOf(item, 'granted'),
      denied: rowOf(item, 'denied'),
      error: rowOf(item, 'error'),
      prompt: rowOf(item, 'prompt'),
    },
  })),
});

const KINDS = ['readers', 'relays', 'contacts', 'indicators'] as const;

/** Devices, addresses and places are unique, and everything hangs at a device that is there. */
const crossCheck = (fields: RawConfig, config: OsdpConfig): void => {
  const ids = config.devices.map(({ id }) => id);
  fields.refuseTwice('devices', ids);
  fields.refuseTwice(
    'devices',
    config.devices.map(({ address }) => `address ${address}`),
  );
  if (config.devices.length === 0) fields.fault('devices', 'must name at least one device');
  if (!BAUDS.includes(config.baud)) fields.fault('baud', `must be one of ${BAUDS.join(', ')}`);
  for (const kind of KINDS) {
    fields.refuseTwice(
      kind,
      config[kind].map(({ id }) => id),
    );
    for (const { id, device } of config[kind])
      if (device !== '' && !ids.includes(device))
        fields.fault(kind, `names for ${id} the device ${device}, which is not in devices`);
  }
  const places = [
    ...config.readers.map(({ device, number }) => `reader ${number} of ${device}`),
    ...config.relays.map(({ device, output }) => `output ${output} of ${device}`),
    ...config.contacts.map(({ device, input }) => `input ${input} of ${device}`),
  ];
  fields.refuseTwice('config', places);
};

/** Checks the `osdp` part of a config; every fault at once. */
export const parseOsdpConfig = (
  raw: unknown,
):
  | { readonly ok: true; readonly config: OsdpConfig }
  | { readonly ok: false; readonly faults: readonly string[] } => {
  const fields = new RawConfig(raw);
  const config = readFields(fields);
  fields.refuseUnknown();
  crossCheck(fields, config);
  return fields.faults.length === 0 ? { ok: true, config } : { ok: false, faults: fields.faults };
};
