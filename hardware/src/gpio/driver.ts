import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { DeviceError } from '../errors.ts';
import type { Devices, Driver, DriverContext } from '../port.ts';
import { RawConfig } from '../raw-config.ts';
import { type Bias, type Generation, generationOf } from './codec.ts';
import { GpioContact } from './contact.ts';
import { GpioRelay } from './relay.ts';

export interface GpioConfig {
  /** Folder of the programs of libgpiod. */
  readonly programs: string;
  readonly relays: readonly {
    readonly id: string;
    readonly chip: string;
    readonly line: number;
    readonly activeLow: boolean;
  }[];
  readonly contacts: readonly {
    readonly id: string;
    readonly chip: string;
    readonly line: number;
    readonly bias: Bias;
    readonly openWhen: 'high' | 'low';
  }[];
}

const ASK_WITHIN_MS = 5000;

const lineOf = (item: RawConfig) => ({
  id: item.text('id', 32),
  chip: item.optionalText('chip', 'gpiochip0', 32),
  line: item.integer('line', { min: 0, max: 511 }),
});

const parseConfig: Driver<GpioConfig>['parseConfig'] = (raw) => {
  const fields = new RawConfig(raw);
  const config: GpioConfig = {
    programs: fields.optionalText('programs', '/usr/bin'),
    relays: fields.list('relays', (item) => ({
      ...lineOf(item),
      activeLow: item.flag('activeLow', false),
    })),
    contacts: fields.list('contacts', (item) => ({
      ...lineOf(item),
      bias: item.oneOf('bias', ['pull-up', 'pull-down', 'disable'], 'pull-up'),
      openWhen: item.oneOf('openWhen', ['high', 'low'], 'high'),
    })),
  };
  fields.refuseUnknown();
  for (const kind of ['relays', 'contacts'] as const)
    fields.refuseTwice(
      kind,
      config[kind].map(({ id }) => id),
    );
  const lines = [...config.relays, ...config.contacts];
  for (const { id, chip } of lines)
    if (!/^[A-Za-z0-9_-]*$/.test(chip)) fields.fault('chip', `of ${id} is no name of a chip`);
  fields.refuseTwice(
    'lines',
    lines.map(({ chip, line }) => `${chip} ${line}`),
  );
  return fields.faults.length === 0 ? { ok: true, config } : { ok: false, faults: fields.faults };
};

const failed = (hint: string): DeviceError =>
  new DeviceError({
    device: 'gpio',
    operation: 'open',
    code: 'config',
    elapsedMs: 0,
    retrySafe: true,
    hint,
  });

/** Asks `gpioset` which libgpiod it is of. */
const askGeneration = (program: string): Promise<Generation> =>
  new Promise((resolve, reject) => {
    execFile(program, ['--version'], { timeout: ASK_WITHIN_MS }, (error, printed) => {
      const generation = generationOf(printed);
      if (generation !== undefined) resolve(generation);
      else if (error !== null) reject(failed(`${program} cannot be run (Debian package gpiod)`));
      else reject(failed(`${program} is of no known version of libgpiod (1 or 2)`));
    });
  });

const open = async (config: GpioConfig, context: DriverContext): Promise<Devices> => {
  const at = (name: string): string => join(config.programs, name);
  const generation = await askGeneration(at('gpioset'));
  context.log('info', 'gpio.generation', { generation });
  const programs = { get: at('gpioget'), watch: at('gpiomon') };
  const relays = config.relays.map(
    (one) => new GpioRelay({ ...one, program: at('gpioset'), generation, context }),
  );
  // A process before this one may have been killed together with what was to put its lines to rest.
  await Promise.all(relays.map((one) => one.rest()));
  const contacts = config.contacts.map(
    (one) => new GpioContact({ ...one, programs, generation, context }),
  );
  await Promise.all(contacts.map((one) => one.start()));
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await Promise.all([...relays, ...contacts].map((one) => one.close()));
  };
  return {
    readers: new Map(),
    relays: new Map(relays.map(({ relay }) => [relay.id, relay])),
    contacts: new Map(contacts.map(({ contact }) => [contact.id, contact])),
    indicators: new Map(),
    close: () => {
      closed ??= close();
      return closed;
    },
  };
};

/** Relays and contacts on the lines of the machine itself, through Debian's programs of libgpiod 1 or 2; no native binding. */
export const driver: Driver<GpioConfig> = { name: 'gpio', parseConfig, open };
