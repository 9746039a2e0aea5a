import { type Cancel, realTimers, type Timers } from '../timers.ts';
import { Deframer } from './deframer.ts';
import { type DeviceSession, REPLY_TIMEOUT_MS } from './device-session.ts';
import { decodePacket, PACKET_MAX_BYTES } from './packet.ts';

/** Where bytes go out: a serial port, or one end of a simulated line. */
export interface ByteLine {
  write(bytes: Uint8Array): void;
}

export interface LineOptions {
  readonly port: ByteLine;
  readonly sessions: readonly DeviceSession[];
  readonly monotonicMs: () => number;
  /** Bits a second of the wire: a long question takes its time before the answer can begin. */
  readonly baud?: number;
  readonly timers?: Timers;
}

/** Longest rest of a line on which nobody is to be asked anything. */
const REST_MS = 1000;
/** After a device that was away did not answer, the others are served so long before the next absent one is asked. */
const PAUSE_MS = 2 * REPLY_TIMEOUT_MS;
/** An answer that comes in pieces is waited for while no pause between them is longer (v2.2 §5.7: 20 ms, and a port's own time). */
const GAP_MS = 40;
/** Drives the wire to its mark before a packet (v2.2 §5.7); it is no part of it. */
const MARK = 0xff;
const BITS_A_BYTE = 10;

/**
 * One line with several devices: asks one after another, one packet at a time, and goes on when its answer came or did not come.
 * Devices that are away are asked seldom, so that they cost the others little.
 */
export class OsdpLine {
  readonly #options: LineOptions;
  readonly #timers: Timers;
  readonly #deframer = new Deframer();
  #turn = 0;
  #asked: DeviceSession | undefined;
  #cancel: Cancel | undefined;
  #isStopped = true;
  /** Packets that no check code fitted, by the address that was asked; -1: nobody was. */
  readonly #unreadableByAddress = new Map<number, number>();
  #absentNotBeforeMs = 0;
  #heardAtMs = Number.NEGATIVE_INFINITY;
  /** The latest at which the answer that is coming in can be whole. */
  #wholeByMs = 0;

  constructor(options: LineOptions) {
    this.#options = options;
    this.#timers = options.timers ?? realTimers;
  }

  get unreadable(): number {
    return [...this.#unreadableByAddress.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Of those that came while this address was asked. */
  unreadableAt(address: number): number {
    return this.#unreadableByAddress.get(address) ?? 0;
  }

  start(): void {
    this.#isStopped = false;
    this.#ask();
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel?.();
  }

  /** A command was put into a session: it need not wait for the next poll. */
  wake(): void {
    if (this.#asked === undefined && !this.#isStopped) this.#goOn();
  }

  /** What the line brought. */
  take(bytes: Uint8Array): void {
    const { monotonicMs } = this.#options;
    this.#heardAtMs = monotonicMs();
    this.#deframer.take(bytes, this.#heardAtMs, (packet) => {
      const read = decodePacket(packet);
      if (!read.ok) {
        const address = this.#asked?.address ?? -1;
        this.#unreadableByAddress.set(address, this.unreadableAt(address) + 1);
        return false;
      }
      const asked = this.#asked;
      const isAnswer =
        asked !== undefined &&
        read.packet.address === asked.address &&
        asked.answered(read, monotonicMs());
      if (isAnswer && !this.#isStopped) this.#goOn();
      return true;
    });
  }

  #goOn(): void {
    this.#cancel?.();
    this.#asked = undefined;
    this.#ask();
  }

  #airMs(bytes: number): number {
    const { baud } = this.#options;
    return baud === undefined ? 0 : Math.ceil((bytes * BITS_A_BYTE * 1000) / baud);
  }

  #ask(): void {
    if (this.#isStopped) return;
    const { sessions, port, monotonicMs } = this.#options;
    const nowMs = monotonicMs();
    const someAreHere = sessions.some(({ isOnline }) => isOnline);
    const urgent = sessions.findIndex(({ isUrgent }) => isUrgent);
    const first = urgent < 0 ? this.#turn : urgent;
    for (let step = 0; step < sessions.length; step += 1) {
      const session = sessions[(first + step) % sessions.length];
      if (session === undefined) continue;
      if (!session.isOnline && someAreHere && nowMs < this.#absentNotBeforeMs) continue;
      const bytes = session.next(nowMs);
      if (bytes === undefined) continue;
      if (urgent < 0) this.#turn = (first + step + 1) % sessions.length;
      this.#asked = session;
      port.write(Buffer.concat([Uint8Array.of(MARK), bytes]));
      const waitMs = REPLY_TIMEOUT_MS + this.#airMs(bytes.length + 1);
      this.#wholeByMs = nowMs + waitMs + this.#airMs(PACKET_MAX_BYTES);
      this.#cancel = this.#timers.after(waitMs, () => this.#noAnswer(session));
      return;
    }
    this.#cancel = this.#timers.after(this.#restMs(nowMs), () => this.#ask());
  }

  #restMs(nowMs: number): number {
    const dues = this.#options.sessions.map(({ isOnline, dueMs }) =>
      isOnline ? dueMs : Math.max(dueMs, this.#absentNotBeforeMs),
    );
    return Math.min(REST_MS, Math.max(1, Math.ceil(Math.min(...dues) - nowMs)));
  }

  #noAnswer(session: DeviceSession): void {
    const nowMs = this.#options.monotonicMs();
    if (nowMs - this.#heardAtMs < GAP_MS && nowMs < this.#wholeByMs) {
      this.#cancel = this.#timers.after(GAP_MS, () => this.#noAnswer(session));
      return;
    }
    if (!session.isOnline) this.#absentNotBeforeMs = nowMs + PAUSE_MS;
    session.silent(nowMs);
    this.#goOn();
  }
}
