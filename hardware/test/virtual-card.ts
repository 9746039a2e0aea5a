import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { CardApplet } from './ev2-card.ts';

/** Control words of the vpcd protocol, each a message of one byte. Only `atr` wants an answer. */
const CONTROL_ATR = 4;
const CONNECT_WITHIN_MS = 3_000;

const ATR = {
  /** MIFARE Classic 1K as PC/SC part 3, 3.1.3.2.3.1 spells a storage card. */
  storage: '3b8f8001804f0ca000000306030001000000006a',
  /** ISO 14443-4 without historical bytes, part 3, 3.1.3.2.3.2. */
  isoDep: '3b80800101',
  /** A contact card: it has no UID to tell. */
  contact: '3b021450',
} as const;

export interface VirtualCardOptions {
  /** Hexadecimal, 4, 7 or 10 bytes; without it the card refuses to tell one. */
  readonly uid?: string;
  readonly kind?: keyof typeof ATR;
  /** `pull`: the card leaves the field at the moment it is asked. `silent`: it stays and never answers. */
  readonly whenAsked?: 'answer' | 'pull' | 'silent';
  /** What runs in a card of ISO 14443-4; it leaves the field where its answer is `undefined`. */
  readonly applet?: CardApplet;
  /** Added to each answer of the applet, ms: the way of a relay over distance. */
  readonly answersAfterMs?: number;
}

/**
 * A contactless card for vsmartcard's virtual reader. Messages of the vpcd protocol are two bytes of length, big-endian, and
 * that many bytes; a connection to the reader's port is a card in its field. pcscd looks about twice a second.
 */
export class VirtualCard {
  readonly #options: VirtualCardOptions;
  #socket: Socket | undefined;
  #buffer: Buffer = Buffer.alloc(0);
  /** Every APDU heard, hexadecimal. */
  readonly apdus: string[] = [];
  /** How often the reader looked whether the card is still there. */
  atrAsked = 0;

  constructor(options: VirtualCardOptions) {
    this.#options = options;
  }

  async insert(port: number): Promise<void> {
    if (this.#socket !== undefined) throw new Error('the card is in a reader already');
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket = socket;
    this.#options.applet?.reset();
    this.#buffer = Buffer.alloc(0);
    socket.on('data', (chunk) => this.#take(chunk));
    // A reader that dies with its pcscd drops the card; that is no fault of the card.
    socket.on('error', () => socket.destroy());
    await once(socket, 'connect', { signal: AbortSignal.timeout(CONNECT_WITHIN_MS) });
  }

  async remove(): Promise<void> {
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket === undefined || socket.closed) return;
    const closed = once(socket, 'close', { signal: AbortSignal.timeout(CONNECT_WITHIN_MS) });
    socket.destroy();
    await closed;
  }

  #take(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    while (this.#buffer.length >= 2) {
      const end = 2 + this.#buffer.readUInt16BE(0);
      if (this.#buffer.length < end) return;
      const message = this.#buffer.subarray(2, end);
      this.#buffer = this.#buffer.subarray(end);
      if (message.length !== 1) this.#hear(message);
      else if (message[0] === CONTROL_ATR) this.#showAtr();
    }
  }

  #showAtr(): void {
    this.atrAsked += 1;
    this.#send(ATR[this.#options.kind ?? 'storage']);
  }

  #hear(apdu: Buffer): void {
    this.apdus.push(apdu.toString('hex'));
    const asksUid = apdu[0] === 0xff && apdu[1] === 0xca && apdu[2] === 0x00;
    const { uid, whenAsked = 'answer' } = this.#options;
    if (!asksUid) this.#ask(apdu);
    else if (whenAsked === 'pull') this.#socket?.destroy();
    else if (whenAsked === 'answer') this.#send(uid === undefined ? '6a81' : `${uid}9000`);
  }

  #ask(apdu: Buffer): void {
    const { applet, answersAfterMs = 0 } = this.#options;
    const reply = applet === undefined ? Buffer.of(0x6d, 0x00) : applet.answer(apdu);
    const answer = (): void => {
      if (reply === undefined) this.#socket?.destroy();
      else this.#send(reply.toString('hex'));
    };
    if (answersAfterMs === 0) answer();
    else setTimeout(answer, answersAfterMs);
  }

  #send(hex: string): void {
    const body = Buffer.from(hex, 'hex');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(body.length);
    this.#socket?.write(Buffer.concat([length, body]));
  }
}
