import { DEFAULT_KEY } from './base-key.ts';
import { COMMAND, NAK, REPLY, SCS } from './codes.ts';
import { CommandQueue } from './command-queue.ts';
import { askCapabilities, askId, askLocalStatus, type Command, poll, setKey } from './commands.ts';
import { encodePacket, hasMac, headOf, type Packet, type ReadPacket } from './packet.ts';
import { parseReply, type Reply } from './replies.ts';
import {
  cpCryptogram,
  initialRMac,
  isSame,
  pdCryptogram,
  SecureSession,
  type SessionKeys,
  sessionKeys,
} from './secure-channel.ts';

import type { OfflineCode, SessionOptions } from './session-events.ts';

/** How long a device may take to answer (v2.2 §5.8), and how often the same packet is sent again. */
export const REPLY_TIMEOUT_MS = 200;
const TRIES = 3;
/** Pause before a device that did not answer, or failed its proof, is asked anew. */
const RETRY_MS = 1000;
/** A device that said BUSY is asked the same again after this. */
const BUSY_MS = 100;
/** So many wrong MACs within a minute are an attack or a broken device: told, and the device is left alone for a while. */
const BAD_MACS = 20;
const MINUTE_MS = 60_000;
/** Replies that say nothing about a person: the MAC alone is enough for them. */
const PUBLIC: readonly number[] = [
  REPLY.nak,
  REPLY.busy,
  REPLY.id,
  REPLY.capabilities,
  REPLY.localStatus,
  REPLY.inputStatus,
  REPLY.outputStatus,
  REPLY.readerStatus,
  REPLY.com,
];
/** Refusals after which a session cannot go on. */
const LOST: readonly number[] = [NAK.sequence, NAK.securityBlock, NAK.encryptionRequired];

/** What the panel waits for an answer to. The bytes go out again unchanged when none comes. */
interface Outstanding {
  readonly command: Command;
  readonly bytes: Uint8Array;
  readonly sequence: number;
  tries: number;
}

type Phase =
  | { readonly name: 'offline' }
  | { readonly name: 'challenged'; readonly cpRandom: Uint8Array; readonly key: Uint8Array }
  | { readonly name: 'proving'; readonly keys: SessionKeys; readonly cryptogram: Uint8Array }
  | { readonly name: 'online' };

/** Why a device did not answer the challenge. */
const refusalOf = (reply: Reply): OfflineCode => {
  if (reply.kind !== 'nak') return 'protocol';
  const isStranger = reply.code === NAK.unknownCommand || reply.code === NAK.securityBlock;
  return isStranger ? 'clear_text_only' : 'refused';
};

/**
 * The panel's side of one device: who it is talking to, in which sequence, under which keys. It makes no packet by itself and reads
 * no clock: the line asks `next`, hands in answers, and tells when none came.
 *
 * Once a base key is known nothing goes out in clear but the handshake itself, and no answer of the device lowers that.
 */
export class DeviceSession {
  readonly #options: SessionOptions;
  #baseKey: Uint8Array | undefined;
  #phase: Phase = { name: 'offline' };
  #session: SecureSession | undefined;
  #sequence = 0;
  #outstanding: Outstanding | undefined;
  readonly #waiting = new CommandQueue();
  /** The device asked for time. */
  #isBusy = false;
  #badMacs = 0;
  #notBeforeMs = 0;
  #badMacsAtMs: number[] = [];
  /** Told once, not at each try. */
  #toldOffline: OfflineCode | undefined;
  #install: { readonly untilMs: number; readonly key: Uint8Array } | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#baseKey = options.baseKey;
  }

  get isOnline(): boolean {
    return this.#phase.name === 'online';
  }

  get isSecure(): boolean {
    return this.isOnline && this.#session !== undefined;
  }

  /** Address on the line. */
  get address(): number {
    return this.#options.address;
  }

  /** Wrong MACs since the start, for the figures. */
  get badMacs(): number {
    return this.#badMacs;
  }

  /**
   * Puts a command before the next poll, an urgent one before all others that are not.
   *
   * @returns `false` when the device is away or too many wait
   */
  send(command: Command, isUrgent = false): boolean {
    if (!this.isOnline || !this.#waiting.add(command, isUrgent)) return false;
    if (!this.#isBusy) this.#notBeforeMs = 0;
    return true;
  }

  /** Something waits here that must not wait for the others' polls. */
  get isUrgent(): boolean {
    return this.isOnline && this.#waiting.hasUrgent;
  }

  /** Ends the session from this side; the device is met anew. */
  restart(): void {
    this.#lose('refused', 0);
  }

  /** Somebody stands at the device: until then it may be met with the default key, and is given `key`. */
  install(key: Uint8Array, untilMs: number): void {
    this.#install = { untilMs, key };
    this.#lose('no_key', 0);
  }

  /** Bytes to send now, `undefined` when there is nothing to do before `dueMs`. */
  next(nowMs: number): Uint8Array | undefined {
    if (nowMs < this.#notBeforeMs) return undefined;
    this.#isBusy = false;
    if (this.#outstanding !== undefined) return this.#outstanding.bytes;
    const command = this.#phase.name === 'online' ? (this.#waiting.take() ?? poll()) : undefined;
    return command === undefined ? this.#begin(nowMs) : this.#pack(command);
  }

  /** When `next` may have something. */
  get dueMs(): number {
    return this.#notBeforeMs;
  }

  /** No answer came in time. */
  silent(nowMs: number): void {
    const outstanding = this.#outstanding;
    if (outstanding === undefined) return;
    outstanding.tries += 1;
    // A device that is away is asked once at a time: those beside it wait for it.
    const tries = this.isOnline ? TRIES : 1;
    if (outstanding.tries >= tries) this.#lose('timeout', nowMs + RETRY_MS);
  }

  /**
   * A whole packet from this address came.
   *
   * @returns whether it is the answer that was waited for; all else is passed over
   */
  answered(read: ReadPacket, nowMs: number): boolean {
    const outstanding = this.#outstanding;
    const { packet } = read;
    if (!packet.isReply) return false;
    // The session was ended meanwhile: the answer is of no use, but the line need not wait for another.
    if (outstanding === undefined) return true;
    const isOurs = packet.sequence === outstanding.sequence;
    if (
      packet.code === REPLY.busy &&
      !hasMac(packet.security) &&
      (isOurs || packet.sequence === 0)
    ) {
      this.#isBusy = true;
      this.#notBeforeMs = nowMs + BUSY_MS;
      return true;
    }
    if (!isOurs) return false;
    if (packet.code === REPLY.nak && packet.data[0] === NAK.check && !hasMac(packet.security)) {
      // The question was damaged on its way: the same again, as if no answer had come.
      this.silent(nowMs);
      return true;
    }
    const data = this.#opened(read, nowMs);
    if (data === undefined) return this.#outstanding === undefined;
    const reply = parseReply(packet.code, data);
    if (reply === undefined) {
      this.#lose('protocol', nowMs + RETRY_MS);
      return true;
    }
    this.#outstanding = undefined;
    this.#sequence = outstanding.sequence === 3 ? 1 : outstanding.sequence + 1;
    this.#take(reply, outstanding.command, nowMs);
    return true;
  }

  /** The data in clear; `undefined` for what must not be looked at. */
  #opened({ packet, mac, covered }: ReadPacket, nowMs: number): Uint8Array | undefined {
    const session = this.#phase.name === 'online' ? this.#session : undefined;
    if (session === undefined) return hasMac(packet.security) ? undefined : packet.data;
    if (mac === undefined) {
      // Only that the device has lost the session is believed in clear: all it can bring about is another handshake.
      if (packet.code === REPLY.nak) this.#lose('refused', nowMs);
      return undefined;
    }
    const expected = session.mac(covered);
    if (!isSame(expected.subarray(0, mac.length), mac)) {
      this.#badMac(nowMs);
      return undefined;
    }
    const isEnciphered = packet.security?.type === SCS.replyEnciphered;
    const data = isEnciphered ? session.decipher(packet.data) : packet.data;
    const isOpen = !isEnciphered && packet.data.length > 0;
    if (data === undefined || (isOpen && !PUBLIC.includes(packet.code))) {
      this.#lose('protocol', nowMs + RETRY_MS);
      return undefined;
    }
    session.chain(expected);
    return data;
  }

  #badMac(nowMs: number): void {
    this.#badMacs += 1;
    this.#badMacsAtMs = this.#badMacsAtMs.filter((atMs) => nowMs - atMs < MINUTE_MS);
    this.#badMacsAtMs.push(nowMs);
    const isAttack = this.#badMacsAtMs.length >= BAD_MACS;
    this.#lose('bad_mac', nowMs + (isAttack ? MINUTE_MS : 0));
    if (!isAttack) return;
    this.#badMacsAtMs = [];
    this.#options.tell({ kind: 'macAlarm' });
  }

  #take(reply: Reply, command: Command, nowMs: number): void {
    switch (this.#phase.name) {
      case 'challenged':
        this.#prove(reply, this.#phase, nowMs);
        return;
      case 'proving':
        this.#open(reply, this.#phase, nowMs);
        return;
      case 'offline':
        // Only a device that need not be secure is greeted in clear.
        if (reply.kind === 'nak') this.#lose('refused', nowMs + RETRY_MS);
        else this.#goOnline(nowMs);
        return;
      default:
        this.#notBeforeMs = this.#waiting.length > 0 ? nowMs : nowMs + this.#options.pollEveryMs;
        this.#hear(reply, command, nowMs);
    }
  }

  #hear(reply: Reply, command: Command, nowMs: number): void {
    if (reply.kind === 'nak' && LOST.includes(reply.code)) {
      this.#lose('refused', nowMs);
    } else if (command.code === COMMAND.keySet && reply.kind === 'ack' && this.#install) {
      const { key } = this.#install;
      this.#install = undefined;
      this.#baseKey = key;
      this.#options.tell({ kind: 'keyed', key });
      this.#lose('no_key', nowMs);
    } else if (reply.kind === 'busy') {
      // Inside the channel the refusal is a packet of its own: the same command goes out in the next one.
      if (command.code !== COMMAND.poll) this.#waiting.add(command, true);
      this.#isBusy = true;
      this.#notBeforeMs = nowMs + BUSY_MS;
    } else {
      if (reply.kind !== 'ack') this.#options.tell({ kind: 'reply', reply });
      if (command.code !== COMMAND.poll) this.#options.tell({ kind: 'answered', command, reply });
    }
  }

  /** First word to a device that is not online. */
  #begin(nowMs: number): Uint8Array | undefined {
    this.#sequence = 0;
    const isInstalling = this.#install !== undefined && nowMs < this.#install.untilMs;
    if (!isInstalling) this.#install = undefined;
    const key = isInstalling ? DEFAULT_KEY : this.#baseKey;
    if (key !== undefined) {
      const cpRandom = this.#options.random(8);
      this.#phase = { name: 'challenged', cpRandom, key };
      return this.#pack({ code: COMMAND.challenge, data: cpRandom }, SCS.challenge);
    }
    if (!this.#options.mustBeSecure) return this.#pack(poll());
    this.#lose('no_key', nowMs + RETRY_MS);
    return undefined;
  }

  #prove(reply: Reply, phase: Extract<Phase, { name: 'challenged' }>, nowMs: number): void {
    if (reply.kind !== 'clientCryptogram') {
      this.#lose(refusalOf(reply), nowMs + RETRY_MS);
      return;
    }
    const { cpRandom, key } = phase;
    const keys = sessionKeys(key, cpRandom);
    if (!isSame(pdCryptogram(keys, cpRandom, reply.pdRandom), reply.cryptogram)) {
      this.#lose('wrong_key', nowMs + RETRY_MS);
      return;
    }
    const cryptogram = cpCryptogram(keys, cpRandom, reply.pdRandom);
    this.#phase = { name: 'proving', keys, cryptogram };
    this.#outstanding = undefined;
    this.#pack({ code: COMMAND.serverCryptogram, data: cryptogram }, SCS.serverCryptogram);
  }

  #open(reply: Reply, phase: Extract<Phase, { name: 'proving' }>, nowMs: number): void {
    const { keys, cryptogram } = phase;
    const isGood = reply.kind === 'initialRMac' && isSame(initialRMac(keys, cryptogram), reply.mac);
    if (!isGood) {
      this.#lose('wrong_key', nowMs + RETRY_MS);
      return;
    }
    this.#session = new SecureSession(keys, reply.mac);
    this.#goOnline(nowMs);
  }

  #goOnline(nowMs: number): void {
    this.#phase = { name: 'online' };
    this.#toldOffline = undefined;
    this.#notBeforeMs = nowMs;
    const isInstalling = this.#install !== undefined && this.#session !== undefined;
    // In the install mode the key is all that is said: the default key protects nothing else.
    this.#waiting.reset(
      isInstalling
        ? [setKey(this.#install?.key ?? DEFAULT_KEY)]
        : [askId(), askCapabilities(), askLocalStatus()],
    );
    if (!isInstalling)
      this.#options.tell({ kind: 'online', isSecure: this.#session !== undefined });
  }

  #lose(code: OfflineCode, retryAtMs: number): void {
    const wasOnline = this.isOnline;
    this.#session?.end();
    this.#session = undefined;
    this.#phase = { name: 'offline' };
    this.#outstanding = undefined;
    this.#waiting.reset();
    this.#isBusy = false;
    this.#sequence = 0;
    this.#notBeforeMs = retryAtMs;
    if (wasOnline || this.#toldOffline !== code) this.#options.tell({ kind: 'offline', code });
    this.#toldOffline = code;
  }

  #pack(command: Command, handshake?: number): Uint8Array {
    const session = this.#phase.name === 'online' ? this.#session : undefined;
    const isDefault = this.#install !== undefined;
    const type = handshake ?? (command.data.length > 0 ? SCS.commandEnciphered : SCS.command);
    const isSecured = handshake !== undefined || session !== undefined;
    const packet: Packet = {
      address: this.#options.address,
      isReply: false,
      sequence: this.#sequence,
      check: this.#options.check,
      ...(isSecured
        ? {
            security: {
              type,
              data: handshake === undefined ? new Uint8Array(0) : Uint8Array.of(isDefault ? 0 : 1),
            },
          }
        : {}),
      code: command.code,
      data:
        session !== undefined && command.data.length > 0
          ? session.encipher(command.data)
          : command.data,
    };
    const mac = session?.mac(headOf(packet));
    if (mac !== undefined) session?.chain(mac);
    const bytes = encodePacket(packet, mac);
    this.#outstanding = { command, bytes, sequence: this.#sequence, tries: 0 };
    return bytes;
  }
}
