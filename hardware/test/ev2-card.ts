import { randomBytes } from 'node:crypto';
import { cardCmac, cardCrc, cardMac, cbc, NO_IV } from './card-side-crypto.ts';

/** What a card answers: data and status, or nothing, because it was taken away. */
export type CardReply = Buffer | undefined;

/** What runs in a virtual card of ISO 14443-4. */
export interface CardApplet {
  /** The card enters the field: what was not stored is forgotten. */
  reset(): void;
  answer(apdu: Buffer): CardReply;
}

export const status = (code: number, data: Buffer = Buffer.alloc(0)): Buffer =>
  Buffer.concat([data, Buffer.of(code >>> 8, code & 0xff)]);
export const ERROR = {
  ok: 0x9100,
  more: 0x91af,
  exists: 0x91de,
  noApplication: 0x91a0,
  noFile: 0x91f0,
  noKey: 0x9140,
  authentication: 0x91ae,
  permission: 0x919d,
  integrity: 0x911e,
  length: 0x917e,
  unknown: 0x911c,
} as const;

interface Session {
  readonly keyNumber: number;
  readonly transaction: Buffer;
  readonly enc: Buffer;
  readonly mac: Buffer;
  counter: number;
}

interface Challenge {
  readonly keyNumber: number;
  readonly key: Buffer;
  readonly rndB: Buffer;
}

/** One command as it came in, its secure messaging taken off. */
export interface PlainCommand {
  readonly ins: number;
  readonly data: Buffer;
}

const turned = (bytes: Buffer): Buffer => Buffer.concat([bytes.subarray(1), bytes.subarray(0, 1)]);

/** The state machine that DESFire EV2 and NTAG 424 share: authentication, sessions, secure messaging and changing of keys. */
export class Ev2Card {
  #challenge: Challenge | undefined;
  #session: Session | undefined;

  forget(): void {
    this.#challenge = undefined;
    this.#session = undefined;
  }

  /** Number of the key that the session proved, -1 without a session. */
  authenticatedBy(): number {
    return this.#session?.keyNumber ?? -1;
  }

  /** AuthenticateEV2First, first part. */
  begin(keyNumber: number, key: Buffer | undefined): Buffer {
    this.forget();
    if (key === undefined) return status(ERROR.noKey);
    const rndB = randomBytes(16);
    this.#challenge = { keyNumber, key, rndB };
    return status(ERROR.more, cbc(key, rndB, NO_IV, 'to'));
  }

  /** Second part: the reader proves itself first. */
  finish(sealed: Buffer): Buffer {
    const challenge = this.#challenge;
    this.forget();
    if (challenge === undefined || sealed.length !== 32) return status(ERROR.authentication);
    const { key, rndB, keyNumber } = challenge;
    const plain = cbc(key, sealed, NO_IV, 'from');
    const rndA = plain.subarray(0, 16);
    if (!plain.subarray(16).equals(turned(rndB))) return status(ERROR.authentication);
    const transaction = randomBytes(4);
    const part = (label: string): Buffer => {
      const mixed = Buffer.from(rndA.subarray(2, 8).map((byte, at) => byte ^ (rndB[at] ?? 0)));
      const head = Buffer.from(`${label}00010080`, 'hex');
      const vector = [head, rndA.subarray(0, 2), mixed, rndB.subarray(6), rndA.subarray(8)];
      return cardCmac(key, Buffer.concat(vector));
    };
    this.#session = { keyNumber, transaction, enc: part('a55a'), mac: part('5aa5'), counter: 0 };
    const answer = Buffer.concat([transaction, turned(rndA), Buffer.alloc(12)]);
    return status(ERROR.ok, cbc(key, answer, NO_IV, 'to'));
  }

  #iv(session: Session, label: string): Buffer {
    const counter = Buffer.alloc(2);
    counter.writeUInt16LE(session.counter);
    const seed = [Buffer.from(label, 'hex'), session.transaction, counter, Buffer.alloc(8)];
    return cbc(session.enc, Buffer.concat(seed), NO_IV, 'to');
  }

  #mac(session: Session, first: number, rest: Buffer): Buffer {
    const counter = Buffer.alloc(2);
    counter.writeUInt16LE(session.counter);
    return cardMac(
      session.mac,
      Buffer.concat([Buffer.of(first), counter, session.transaction, rest]),
    );
  }

  /** Takes the MAC and the enciphering off; a wrong one ends the session. */
  open(ins: number, body: Buffer, headerLength: number): PlainCommand | Buffer {
    const session = this.#session;
    if (session === undefined) return status(ERROR.authentication);
    const sealed = body.subarray(0, -8);
    if (
      body.length < headerLength + 8 ||
      !this.#mac(session, ins, sealed).equals(body.subarray(-8))
    ) {
      this.forget();
      return status(ERROR.integrity);
    }
    const cipher = sealed.subarray(headerLength);
    if (cipher.length === 0) return { ins, data: sealed };
    const plain = cbc(session.enc, cipher, this.#iv(session, 'a55a'), 'from');
    const end = plain.lastIndexOf(0x80);
    return { ins, data: Buffer.concat([sealed.subarray(0, headerLength), plain.subarray(0, end)]) };
  }

  /** Answers a command of the session, enciphered where `data` is given. */
  close(data?: Buffer): Buffer {
    const session = this.#session;
    if (session === undefined) return status(ERROR.authentication);
    session.counter += 1;
    let sealed: Buffer = Buffer.alloc(0);
    if (data !== undefined) {
      const room = Buffer.alloc(16 - (data.length % 16));
      room[0] = 0x80;
      sealed = cbc(session.enc, Buffer.concat([data, room]), this.#iv(session, '5aa5'), 'to');
    }
    const mac = this.#mac(session, 0, sealed);
    return status(ERROR.ok, Buffer.concat([sealed, mac]));
  }

  /** A refusal ends the session, as the real cards do. */
  refuse(code: number): Buffer {
    this.forget();
    return status(code);
  }

  /** ChangeKey on the keys of an application; only key 0 may. */
  changeKey(keys: Buffer[], { data }: PlainCommand): Buffer {
    if (this.authenticatedBy() !== 0) return this.refuse(ERROR.permission);
    const number = data[0] ?? 0xff;
    const old = keys[number];
    if (old === undefined) return this.refuse(ERROR.noKey);
    const body = data.subarray(1, 17);
    if (number === 0) {
      keys[0] = Buffer.from(body);
      this.forget();
      return status(ERROR.ok);
    }
    const fresh = Buffer.from(body.map((byte, at) => byte ^ (old[at] ?? 0)));
    if (!cardCrc(fresh).equals(data.subarray(18, 22))) return this.refuse(ERROR.integrity);
    keys[number] = fresh;
    return this.close();
  }
}
