import type { DeviceCode, Devices, Driver, DriverContext } from '../port.ts';
import { type PcscChild, startChild } from './child-process.ts';
import { type PcscConfig, parsePcscConfig } from './config.ts';
import { daemonAnswers } from './daemon-socket.ts';
import type { ChildMessage } from './messages.ts';
import { makeProver, type Prover } from './prover.ts';
import { makeReaderTable, type ReaderTable } from './reader-table.ts';

export type { PcscConfig } from './config.ts';

const SOCKET_WAIT_MS = 1_000;
const FIRST_DELAY_MS = 250;
const LAST_DELAY_MS = 4_000;
/** A child that lived this long was healthy: the next restart is a first one again. */
const HEALTHY_MS = 10_000;

/** Pause before the next try, milliseconds: doubles from 250 to 4000. */
export const restartDelayMs = (failures: number): number =>
  Math.min(LAST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(failures, 10));

/** Keeps one child alive until it is told to stop. */
class ChildKeeper {
  readonly #config: PcscConfig;
  readonly #context: DriverContext;
  readonly #table: ReaderTable;
  readonly #prover: Prover | undefined;
  #child: PcscChild | undefined;
  #wake: (() => void) | undefined;
  #stopped = false;
  #lastTold = '';
  #loop: Promise<void> | undefined;

  constructor(parts: {
    readonly config: PcscConfig;
    readonly context: DriverContext;
    readonly table: ReaderTable;
    readonly prover: Prover | undefined;
  }) {
    const { config, context, table, prover } = parts;
    this.#prover = prover;
    this.#config = config;
    this.#context = context;
    this.#table = table;
  }

  /** @param tried  called after each attempt to find pcscd, and at each reader that appears */
  start(tried: (daemonFound: boolean) => void): void {
    this.#loop = this.#run(tried);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#child?.kill();
    this.#wake?.();
    await this.#loop;
  }

  async #run(tried: (daemonFound: boolean) => void): Promise<void> {
    let failures = 0;
    while (!this.#stopped) {
      const startedAtMs = this.#context.monotonicMs();
      if (await daemonAnswers(this.#config.socketPath, SOCKET_WAIT_MS)) {
        await this.#runChild(tried);
      } else {
        this.#lost('offline', 'daemon_absent');
        tried(false);
      }
      const livedMs = this.#context.monotonicMs() - startedAtMs;
      failures = livedMs >= HEALTHY_MS ? 0 : failures + 1;
      await this.#pause(restartDelayMs(failures));
    }
  }

  async #runChild(tried: (daemonFound: boolean) => void): Promise<void> {
    if (this.#stopped) return;
    this.#child = startChild(this.#config, this.#context, (message) => {
      this.#hear(message);
      tried(true);
    });
    const reason = await this.#child.ended;
    this.#child = undefined;
    this.#lost(reason.code, reason.at);
  }

  #hear(message: ChildMessage): void {
    switch (message.kind) {
      case 'reader':
        this.#lastTold = '';
        this.#table.appeared(message.name);
        break;
      case 'gone':
        this.#table.gone(message.name, 'offline');
        break;
      case 'card':
        this.#card(message);
        break;
      case 'unreadable':
        this.#table.unreadable(message.name, message.card);
        break;
      case 'transmitted':
      case 'beat':
      case 'ready':
      case 'fault':
        return;
      default:
        message satisfies never;
    }
  }

  #card(message: Extract<ChildMessage, { kind: 'card' }>): void {
    const { name, uid } = message;
    const child = this.#child;
    if (this.#prover === undefined || child === undefined) {
      this.#table.card(name, uid);
      return;
    }
    const talk = (apdu: Uint8Array) => child.transmit(name, message.attempt, apdu);
    this.#prover(uid, message.card, talk, (proof) => {
      if (!this.#stopped) this.#table.card(name, uid, proof);
    });
  }

  #lost(code: DeviceCode, at: string): void {
    if (this.#stopped) return;
    // Said once, not at each of the tries that follow.
    if (this.#lastTold !== at) this.#context.log('warn', 'pcsc.lost', { code, at });
    this.#lastTold = at;
    this.#table.allGone(code);
  }

  #pause(ms: number): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Waits until all readers are there, pcscd is known to be absent, or the time is up; whichever is first. */
const firstLook = (keeper: ChildKeeper, table: ReaderTable, withinMs: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, withinMs);
    keeper.start((daemonFound) => {
      if (daemonFound && !table.allOnline()) return;
      clearTimeout(timer);
      resolve();
    });
  });

const open = async (config: PcscConfig, context: DriverContext): Promise<Devices> => {
  const table = makeReaderTable(config, context);
  const prover = config.cardKeys === undefined ? undefined : await makeProver(config.cardKeys);
  const keeper = new ChildKeeper({ config, context, table, prover });
  await firstLook(keeper, table, config.startWaitMs);
  // After the caller had its turn to listen.
  setImmediate(() => table.announceAbsent());
  return {
    readers: table.readers,
    relays: new Map(),
    contacts: new Map(),
    indicators: new Map(),
    close: () => keeper.stop(),
  };
};

/** Contactless readers over PC/SC: UIDs, marked `uid`, and with card keys also cards that prove themselves, marked `keyed`. Has no relay, no contact and no lamp of its own. */
export const driver: Driver<PcscConfig> = { name: 'pcsc', parseConfig: parsePcscConfig, open };
