import { decrypt, encrypt, pad, unpad } from './aes.ts';
import { isSame, shortMac } from './cmac.ts';
import { DESFIRE_OK, desfireFrame } from './desfire-frames.ts';
import type { Ev2Session } from './ev2-auth.ts';
import { ask, type Exchange } from './exchange.ts';

const MAC_LENGTH = 8;
const COMMAND_IV = [0xa5, 0x5a];
const ANSWER_IV = [0x5a, 0xa5];

/** One command under secure messaging. */
export interface SecureCommand {
  readonly ins: number;
  /** Sent in the clear: file and key numbers, offsets. */
  readonly header: Uint8Array;
  /** Sent enciphered; absent: there is none. */
  readonly data?: Uint8Array;
  /** The answer's data is enciphered. */
  readonly readsData?: boolean;
  /** The key of this session changes: the card ends the session and answers without a MAC. */
  readonly endsSession?: boolean;
}

/**
 * Secure messaging of EV2 over one session, `CommMode.Full` where data is sent or read and `CommMode.MAC` otherwise. The command
 * counter starts at 0 and rises with each command; it stands in every MAC and initial vector, so that nothing can be played
 * again, left out or moved.
 *
 * Not covered by a vector that this project holds: used only where it was switched on.
 */
export class Ev2Messaging {
  readonly #session: Ev2Session;
  #counter = 0;
  #isOver = false;

  constructor(session: Ev2Session) {
    this.#session = session;
  }

  #place(): Uint8Array {
    return Uint8Array.of(
      this.#counter & 0xff,
      (this.#counter >>> 8) & 0xff,
      ...this.#session.transaction,
    );
  }

  #iv(label: readonly number[]): Uint8Array {
    const { transaction, encryptionKey } = this.#session;
    const counter = [this.#counter & 0xff, (this.#counter >>> 8) & 0xff];
    const block = Uint8Array.of(...label, ...transaction, ...counter, ...new Uint8Array(8));
    return encrypt(encryptionKey, block);
  }

  /**
   * Sends a command.
   *
   * @returns  the plain data of the answer (maybe none), or `undefined` for a refusal, a wrong MAC or a wrong padding: the session
   *           is over then, and the caller cannot tell which it was
   */
  *send(command: SecureCommand): Exchange<Uint8Array | undefined> {
    if (this.#isOver) return undefined;
    const { encryptionKey, macKey } = this.#session;
    const { ins, header, data } = command;
    const sealed =
      data === undefined
        ? new Uint8Array()
        : encrypt(encryptionKey, pad(data), this.#iv(COMMAND_IV));
    const mac = shortMac(
      macKey,
      Buffer.concat([Uint8Array.of(ins), this.#place(), header, sealed]),
    );
    const answer = yield* ask(desfireFrame(ins, Buffer.concat([header, sealed, mac])));
    this.#counter += 1;
    const plain = answer.status !== DESFIRE_OK ? undefined : this.#open(answer.data, command);
    if (plain === undefined || command.endsSession === true) this.#isOver = true;
    return plain;
  }

  #open(answer: Uint8Array, command: SecureCommand): Uint8Array | undefined {
    if (command.endsSession === true) return answer.length === 0 ? answer : undefined;
    if (answer.length < MAC_LENGTH) return undefined;
    const sealed = answer.subarray(0, answer.length - MAC_LENGTH);
    const { encryptionKey, macKey } = this.#session;
    const wanted = shortMac(macKey, Buffer.concat([Uint8Array.of(0x00), this.#place(), sealed]));
    if (!isSame(answer.subarray(sealed.length), wanted)) return undefined;
    if (command.readsData !== true) return sealed.length === 0 ? sealed : undefined;
    if (sealed.length === 0 || sealed.length % 16 !== 0) return undefined;
    return unpad(decrypt(encryptionKey, sealed, this.#iv(ANSWER_IV)));
  }
}
