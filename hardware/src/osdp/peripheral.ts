import { DEFAULT_KEY } from './base-key.ts';
import { COMMAND, NAK, REPLY, SCS } from './codes.ts';
import { BAUDS } from './commands.ts';
import { OutputBank } from './output-bank.ts';
import {
  BROADCAST_ADDRESS,
  encodePacket,
  hasMac,
  headOf,
  type Packet,
  type ReadPacket,
  type SecurityBlock,
} from './packet.ts';
import {
  cpCryptogram,
  initialRMac,
  isSame,
  pdCryptogram,
  SecureSession,
  type SessionKeys,
  sessionKeys,
} from './secure-channel.ts';

/** A device without a word from its panel for so long is on its own (v2.2 §5.7). */
const OFFLINE_MS = 8000;

/** A reply before it becomes a packet. */
export interface PeripheralReply {
  readonly code: number;
  readonly data: Uint8Array;
}

export interface PeripheralOptions {
  readonly address: number;
  /** The key it was given; absent: as it left its maker. */
  readonly baseKey?: Uint8Array;
  /** Whether it may be met with the default key. */
  readonly installMode: boolean;
  /** Whether it does without a secure channel: older readers, and the lie of a man in the middle. */
  readonly clearTextOnly?: boolean;
  /** Its answers carry a MAC but are not enciphered, as those of some devices. */
  readonly macOnly?: boolean;
  readonly random: (length: number) => Uint8Array;
  /** What the device does: outputs, lights, sounds. */
  readonly obey?: (code: number, data: Uint8Array) => void;
  /** It was told another address and speed, and its answer is out. */
  readonly moved?: (to: { readonly address: number; readonly baud: number }) => void;
}

const ACK: PeripheralReply = { code: REPLY.ack, data: new Uint8Array(0) };
const nak = (code: number): PeripheralReply => ({ code: REPLY.nak, data: Uint8Array.of(code) });

const INPUTS = 4;
const OUTPUTS = 2;
/**
 * Functions of a reader with keys, one lamp, a buzzer and a display (Annex B): contacts, outputs, cards, lamp, sound, text, check
 * code, secrecy, one reader.
 */
const CAPABILITIES = [
  ...[1, 2, INPUTS, 2, 2, OUTPUTS, 3, 1, 1, 4, 4, 1, 5, 2, 1, 6, 1, 1],
  ...[8, 1, 0, 9, 1, 1, 13, 0, 1],
];

/** Bytes that acts without an answer of their own carry: at least, and in whole records where there is one. */
const OBEYED: ReadonlyMap<number, { readonly least: number; readonly record?: number }> = new Map([
  [COMMAND.led, { least: 14, record: 14 }],
  [COMMAND.buzzer, { least: 5, record: 5 }],
  [COMMAND.text, { least: 7 }],
]);

/**
 * A peripheral device: the reader's side of the line. It stands in for a reader in tests and in the demo, and answers as one does,
 * repetition, sequence and secure channel included.
 */
export class Peripheral {
  readonly #options: PeripheralOptions;
  #address: number;
  #baseKey: Uint8Array | undefined;
  #session: SecureSession | undefined;
  #proof: { readonly keys: SessionKeys; readonly expected: Uint8Array } | undefined;
  #last:
    | { readonly sequence: number; readonly covered: Uint8Array; readonly bytes: Uint8Array }
    | undefined;
  #heardAtMs = Number.NEGATIVE_INFINITY;
  #events: PeripheralReply[] = [];
  readonly #status = {
    tamper: 0,
    power: 0,
    inputs: Array.from({ length: INPUTS }, () => 0),
    readers: [0],
  };
  readonly #outputs = new OutputBank(OUTPUTS);
  #nowMs = 0;
  /** Its install mode, which a key ends. */
  #isInstalling: boolean;
  /** Told by COMSET, in force once its answer is out. */
  #moveTo: { readonly address: number; readonly baud: number } | undefined;

  constructor(options: PeripheralOptions) {
    this.#options = options;
    this.#address = options.address;
    this.#baseKey = options.baseKey;
    this.#isInstalling = options.installMode;
  }

  get isSecure(): boolean {
    return this.#session !== undefined;
  }

  get address(): number {
    return this.#address;
  }

  get baseKey(): Uint8Array | undefined {
    return this.#baseKey;
  }

  /** Outputs as they are at that moment. */
  outputs(nowMs: number): readonly boolean[] {
    return this.#outputs.states(nowMs);
  }

  /** What the next poll brings; first in, first out. */
  report(reply: PeripheralReply): void {
    this.#events.push(reply);
  }

  /** A card of so many bits is held at the reader. */
  present(bits: number, data: Uint8Array): void {
    this.report({
      code: REPLY.raw,
      data: Uint8Array.of(0, 0, bits & 0xff, bits >> 8, ...data),
    });
  }

  /** Characters that the device itself made of a card. */
  presentText(text: string): void {
    const bytes = Buffer.from(text, 'latin1');
    this.report({ code: REPLY.formatted, data: Uint8Array.of(0, 0, bytes.length, ...bytes) });
  }

  /** Keys `0`-`9`, `*`, `#`. */
  press(keys: string): void {
    const bytes = [...keys].map((key) =>
      key === '*' ? 0x7f : key === '#' ? 0x0d : key.charCodeAt(0),
    );
    this.report({ code: REPLY.keypad, data: Uint8Array.of(0, bytes.length, ...bytes) });
  }

  /** Its supply fails, or is good again; told at the next poll. */
  power(failing: boolean): void {
    this.#status.power = failing ? 1 : 0;
    this.report({
      code: REPLY.localStatus,
      data: Uint8Array.of(this.#status.tamper, this.#status.power),
    });
  }

  /** The cover was opened or closed; told at the next poll. */
  tamper(active: boolean): void {
    this.#status.tamper = active ? 1 : 0;
    this.report({
      code: REPLY.localStatus,
      data: Uint8Array.of(this.#status.tamper, this.#status.power),
    });
  }

  /** An input of the device changed; told at the next poll. */
  input(index: number, active: boolean): void {
    this.#status.inputs[index] = active ? 1 : 0;
    this.report({ code: REPLY.inputStatus, data: Uint8Array.from(this.#status.inputs) });
  }

  /** The power went and came back: sessions and what was not told yet are gone. */
  restart(): void {
    this.#session = undefined;
    this.#proof = undefined;
    this.#last = undefined;
    this.#events = [];
    this.#outputs.rest();
  }

  /** Answers a packet; `undefined` for one that is not for this device. */
  take(read: ReadPacket, nowMs: number): Uint8Array | undefined {
    const { packet } = read;
    const isMine = packet.address === this.#address || packet.address === BROADCAST_ADDRESS;
    if (packet.isReply || !isMine) return undefined;
    this.#nowMs = nowMs;
    if (nowMs - this.#heardAtMs > OFFLINE_MS) this.#session = undefined;
    this.#heardAtMs = nowMs;
    if (packet.sequence === 0) {
      this.#session = undefined;
      this.#last = undefined;
    }
    const last = this.#last;
    if (last !== undefined && last.sequence === packet.sequence) {
      // Its answer was lost: the same again, without doing it again.
      if (isSame(last.covered, read.covered)) return last.bytes;
      return this.#send(packet, nak(NAK.sequence), false);
    }
    const expected = last === undefined || last.sequence === 3 ? 1 : last.sequence + 1;
    if (packet.sequence !== 0 && packet.sequence !== expected)
      return this.#send(packet, nak(NAK.sequence), false);
    const bytes = this.#answer(read);
    this.#move();
    this.#last = { sequence: packet.sequence, covered: read.covered, bytes };
    return bytes;
  }

  #move(): void {
    const to = this.#moveTo;
    if (to === undefined) return;
    this.#moveTo = undefined;
    this.#address = to.address;
    this.#session = undefined;
    this.#options.moved?.(to);
  }

  #answer(read: ReadPacket): Uint8Array {
    const { packet } = read;
    const session = this.#session;
    if (session === undefined || !hasMac(packet.security))
      return this.#send(packet, this.#inClear(packet), false);
    const mac = session.mac(read.covered);
    const isGood = read.mac !== undefined && isSame(mac.subarray(0, 4), read.mac);
    const isEnciphered = packet.security?.type === SCS.commandEnciphered;
    const data = isGood && isEnciphered ? session.decipher(packet.data) : packet.data;
    if (!isGood || data === undefined) {
      this.#session = undefined;
      return this.#send(packet, nak(NAK.securityBlock), false);
    }
    session.chain(mac);
    return this.#send(packet, this.#obey(packet.code, data, true), true);
  }

  /** What is said without a session: the handshake, and all the rest only by a device that needs none. */
  #inClear(packet: Packet): PeripheralReply {
    const { code, security } = packet;
    if (this.#options.clearTextOnly !== true) {
      if (code === COMMAND.challenge) return this.#challenge(packet.data, security);
      if (code === COMMAND.serverCryptogram) return this.#serverCryptogram(packet.data);
      const isKeyed = this.#baseKey !== undefined;
      if (isKeyed && code !== COMMAND.id && code !== COMMAND.capabilities)
        return nak(NAK.encryptionRequired);
    }
    return security === undefined ? this.#obey(code, packet.data, false) : nak(NAK.unknownCommand);
  }

  #challenge(cpRandom: Uint8Array, security: SecurityBlock | undefined): PeripheralReply {
    const isDefault = security?.data[0] === 0;
    const key = isDefault ? (this.#isInstalling ? DEFAULT_KEY : undefined) : this.#baseKey;
    if (cpRandom.length !== 8) return nak(NAK.length);
    if (key === undefined || security?.type !== SCS.challenge) return nak(NAK.securityBlock);
    const pdRandom = this.#options.random(8);
    const keys = sessionKeys(key, cpRandom);
    this.#proof = { keys, expected: cpCryptogram(keys, cpRandom, pdRandom) };
    const cUid = Uint8Array.of(0, 0, 0, 1, 1, 0, 0, this.#address);
    const proof = pdCryptogram(keys, cpRandom, pdRandom);
    return { code: REPLY.clientCryptogram, data: Buffer.concat([cUid, pdRandom, proof]) };
  }

  #serverCryptogram(cryptogram: Uint8Array): PeripheralReply {
    const proof = this.#proof;
    this.#proof = undefined;
    if (proof === undefined || !isSame(proof.expected, cryptogram)) return nak(NAK.securityBlock);
    const mac = initialRMac(proof.keys, cryptogram);
    this.#session = new SecureSession(proof.keys, mac);
    return { code: REPLY.initialRMac, data: mac };
  }

  #obey(code: number, data: Uint8Array, isSecure: boolean): PeripheralReply {
    const { tamper, power, inputs, readers } = this.#status;
    switch (code) {
      case COMMAND.poll:
        return this.#events.shift() ?? ACK;
      case COMMAND.id:
        return {
          code: REPLY.id,
          data: Uint8Array.of(0x5c, 0x26, 0x23, 1, 1, this.#address, 0, 0, 0, 1, 0, 0),
        };
      case COMMAND.capabilities:
        return { code: REPLY.capabilities, data: Uint8Array.from(CAPABILITIES) };
      case COMMAND.localStatus:
        return { code: REPLY.localStatus, data: Uint8Array.of(tamper, power) };
      case COMMAND.inputStatus:
        return { code: REPLY.inputStatus, data: Uint8Array.from(inputs) };
      case COMMAND.outputStatus:
        return this.#outputStatus();
      case COMMAND.output:
        if (!this.#outputs.obey(data, this.#nowMs)) return nak(NAK.unableToProcess);
        this.#options.obey?.(code, data);
        return ACK;
      case COMMAND.comSet:
        return this.#comSet(data);
      case COMMAND.readerStatus:
        return { code: REPLY.readerStatus, data: Uint8Array.from(readers) };
      case COMMAND.keySet:
        if (!isSecure) return nak(NAK.encryptionRequired);
        if (data.length !== 18) return nak(NAK.length);
        this.#baseKey = data.slice(2);
        this.#isInstalling = false;
        return ACK;
      default:
        return this.#act(code, data);
    }
  }

  #act(code: number, data: Uint8Array): PeripheralReply {
    const shape = OBEYED.get(code);
    if (shape === undefined) return nak(NAK.unknownCommand);
    const { least, record = 1 } = shape;
    if (data.length < least || data.length % record !== 0) return nak(NAK.length);
    this.#options.obey?.(code, data);
    return ACK;
  }

  #outputStatus(): PeripheralReply {
    const states = this.#outputs.states(this.#nowMs).map((isOn) => (isOn ? 1 : 0));
    return { code: REPLY.outputStatus, data: Uint8Array.from(states) };
  }

  #comSet(data: Uint8Array): PeripheralReply {
    if (data.length !== 5) return nak(NAK.length);
    const [address = 0] = data;
    const baud = Buffer.from(data).readUInt32LE(1);
    if (address > 0x7e || !BAUDS.includes(baud)) return nak(NAK.unableToProcess);
    this.#moveTo = { address, baud };
    return { code: REPLY.com, data: data.slice() };
  }

  #send(command: Packet, reply: PeripheralReply, isSecure: boolean): Uint8Array {
    const session = isSecure ? this.#session : undefined;
    const packet: Packet = {
      address: this.#address,
      isReply: true,
      sequence: command.sequence,
      check: command.check,
      ...this.#securityOf(reply, session),
      code: reply.code,
      data:
        session !== undefined && this.#isEnciphered(reply)
          ? session.encipher(reply.data)
          : reply.data,
    };
    const mac = session?.mac(headOf(packet));
    if (mac !== undefined) session?.chain(mac);
    return encodePacket(packet, mac);
  }

  #securityOf(
    { code, data }: PeripheralReply,
    session: SecureSession | undefined,
  ): { readonly security?: SecurityBlock } {
    const none = new Uint8Array(0);
    if (code === REPLY.clientCryptogram)
      return { security: { type: SCS.clientCryptogram, data: Uint8Array.of(1) } };
    if (code === REPLY.initialRMac)
      return { security: { type: SCS.initialRMac, data: Uint8Array.of(1) } };
    if (session === undefined) return {};
    const type = this.#isEnciphered({ code, data }) ? SCS.replyEnciphered : SCS.reply;
    return { security: { type, data: none } };
  }

  #isEnciphered({ data }: PeripheralReply): boolean {
    return data.length > 0 && this.#options.macOnly !== true;
  }
}
