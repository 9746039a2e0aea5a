import { randomBytes } from 'node:crypto';
import { DeviceError } from '../errors.ts';
import type { Devices, Driver, DriverContext } from '../port.ts';
import { type OsdpConfig, parseOsdpConfig } from './config.ts';
import { DeviceDesk } from './device-desk.ts';
import { readKeyFile } from './key-file.ts';
import { OsdpLine } from './line.ts';
import { KeptPort } from './serial-port.ts';

export type { OsdpConfig } from './config.ts';

const REFRESH_MS = 1000;
/** A port on which nobody was heard for so long is opened anew: some adapters do not say that they were pulled. */
const SILENT_MS = 5000;
/** How long `close` waits for the devices to say that their relays are at rest. */
const REST_WITHIN_MS = 1000;
const EVERY_MS = 5;

const readKeys = (keyFile: string): ReadonlyMap<string, Uint8Array> => {
  if (keyFile === '') return new Map();
  try {
    return readKeyFile(keyFile);
  } catch (cause) {
    const hint = cause instanceof Error ? cause.message : 'the key file cannot be read';
    throw new DeviceError({
      device: 'osdp',
      operation: 'open',
      code: 'config',
      elapsedMs: 0,
      retrySafe: true,
      hint,
    });
  }
};

/** Polls `holds` until it is true or the time is over. */
const within = (ms: number, context: DriverContext, holds: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const endMs = context.monotonicMs() + ms;
    const look = (): void => {
      if (holds() || context.monotonicMs() >= endMs) resolve();
      else setTimeout(look, EVERY_MS);
    };
    look();
  });

/** One serial line with its devices. */
class OsdpDoor {
  readonly desks: readonly DeviceDesk[];
  readonly #config: OsdpConfig;
  readonly #context: DriverContext;
  readonly #line: OsdpLine;
  readonly #port: KeptPort;
  readonly #timers: NodeJS.Timeout[] = [];
  #heardAtMs: number;
  #closed: Promise<void> | undefined;

  constructor(config: OsdpConfig, keys: ReadonlyMap<string, Uint8Array>, context: DriverContext) {
    this.#config = config;
    this.#context = context;
    this.#heardAtMs = context.monotonicMs();
    this.desks = config.devices.map((device) => this.#desk(device, keys.get(device.id)));
    this.#port = new KeptPort({
      path: config.path,
      baud: config.baud,
      context,
      take: (bytes) => {
        this.#heardAtMs = context.monotonicMs();
        this.#line.take(bytes);
      },
    });
    this.#line = new OsdpLine({
      port: this.#port,
      sessions: this.desks.map(({ session }) => session),
      monotonicMs: context.monotonicMs,
      baud: config.baud,
    });
  }

  #desk(device: OsdpConfig['devices'][number], baseKey: Uint8Array | undefined): DeviceDesk {
    const { check, pollEveryMs } = this.#config;
    if (baseKey === undefined) {
      const event = device.mustBeSecure ? 'osdp.no_key' : 'osdp.clear_text_allowed';
      this.#context.log(device.mustBeSecure ? 'error' : 'warn', event, { device: device.id });
    }
    return new DeviceDesk({
      device,
      config: this.#config,
      session: {
        check,
        pollEveryMs,
        random: randomBytes,
        ...(baseKey !== undefined && { baseKey }),
      },
      context: this.#context,
      wake: () => this.#line.wake(),
      badFrames: () => this.#line.unreadableAt(device.address),
    });
  }

  async start(): Promise<void> {
    await this.#port.open();
    this.#line.start();
    const isWhole = (): boolean => this.desks.every(({ isKnown }) => isKnown);
    await within(this.#config.startWaitMs, this.#context, isWhole);
    this.#timers.push(setInterval(() => this.#refresh(), REFRESH_MS));
    // After the caller had its turn to listen.
    setImmediate(() => {
      for (const desk of this.desks) desk.announceAbsent();
    });
  }

  #refresh(): void {
    for (const desk of this.desks) desk.refresh();
    const nowMs = this.#context.monotonicMs();
    if (nowMs - this.#heardAtMs < SILENT_MS) return;
    this.#heardAtMs = nowMs;
    this.#port.reopen();
  }

  close(): Promise<void> {
    this.#closed ??= this.#end();
    return this.#closed;
  }

  async #end(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    const relays = this.desks.flatMap((desk) => desk.relays);
    for (const relay of relays) relay.end();
    const areSettled = (): boolean =>
      this.desks.every(
        (desk) => !desk.session.isOnline || desk.relays.every(({ isSettled }) => isSettled),
      );
    await within(REST_WITHIN_MS, this.#context, areSettled);
    for (const relay of relays) relay.forget();
    this.#line.stop();
    await this.#port.close();
  }
}

const byId = <Item extends { readonly id: string }>(items: readonly Item[]): Map<string, Item> =>
  new Map(items.map((item) => [item.id, item]));

const open = async (config: OsdpConfig, context: DriverContext): Promise<Devices> => {
  const door = new OsdpDoor(config, readKeys(config.keyFile), context);
  await door.start();
  const { desks } = door;
  return {
    readers: byId(desks.flatMap(({ readers }) => readers)),
    relays: byId(desks.flatMap(({ relays }) => relays.map(({ relay }) => relay))),
    contacts: byId(desks.flatMap(({ contacts }) => contacts)),
    indicators: byId(desks.flatMap(({ indicators }) => indicators)),
    close: () => door.close(),
  };
};

/** Readers, relays, contacts and lamps on an OSDP line. Knows no default key: a device gets its key on the bench (`pair-reader`). */
export const driver: Driver<OsdpConfig> = { name: 'osdp', parseConfig: parseOsdpConfig, open };
