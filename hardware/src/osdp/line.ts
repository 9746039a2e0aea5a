import { type Cancel, realTimers, type Timers } from '../timers.ts';
import { Deframer } from './deframer.ts';
import { type DeviceSession, REPLY_TIMEOUT_MS } from './device-session.ts';
import { decodePacket } from './packet.ts';

/** Where bytes go out: a serial port, or one end of a simulated line. */
export interface ByteLine {
  write(bytes: Uint8Array): void;
}

export interface LineOptions {
  readonly port: ByteLine;
  readonly sessions: readonly DeviceSession[];
  readonly monotonicMs: () => number;
  readonly timers?: Timers;
}

/** How long the line rests when no device has anything to be asked. */
const REST_MS = 5;

/**
 * One line with several devices: asks one after another, one packet at a time, and goes on when its answer came or did not come.
 * A device that is away costs the others at most one waiting time a second.
 */
export class OsdpLine {
  readonly #options: LineOptions;
  readonly #timers: Timers;
  readonly #deframer = new Deframer();
  #turn = 0;
  #asked: DeviceSession | undefined;
  #cancel: Cancel | undefined;
  #isStopped = true;
  /** Packets that no check code fitted, for the figures. */
  #unreadable = 0;

  constructor(options: LineOptions) {
    this.#options = options;
    this.#timers = options.timers ?? realTimers;
  }

  get unreadable(): number {
    return this.#unreadable;
  }

  start(): void {
    this.#isStopped = false;
    this.#ask();
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel?.();
  }

  /** What the line brought. */
  take(bytes: Uint8Array): void {
    this.#deframer.take(bytes, this.#options.monotonicMs(), (packet) => {
      const read = decodePacket(packet);
      if (!read.ok) {
        this.#unreadable += 1;
        return false;
      }
      const asked = this.#asked;
      const isAnswer =
        asked !== undefined &&
        read.packet.address === asked.address &&
        asked.answered(read, this.#options.monotonicMs());
      if (isAnswer && !this.#isStopped) this.#goOn();
      return true;
    });
  }

  #goOn(): void {
    this.#cancel?.();
    this.#asked = undefined;
    this.#ask();
  }

  #ask(): void {
    const { sessions, port, monotonicMs } = this.#options;
    const nowMs = monotonicMs();
    for (let step = 0; step < sessions.length; step += 1) {
      const session = sessions[(this.#turn + step) % sessions.length];
      const bytes = session?.next(nowMs);
      if (session === undefined || bytes === undefined) continue;
      this.#turn = (this.#turn + step + 1) % sessions.length;
      this.#asked = session;
      port.write(bytes);
      this.#cancel = this.#timers.after(REPLY_TIMEOUT_MS, () => {
        session.silent(monotonicMs());
        this.#goOn();
      });
      return;
    }
    this.#cancel = this.#timers.after(REST_MS, () => this.#ask());
  }
}
