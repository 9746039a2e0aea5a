import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { foldPassphrase } from './passphrase.ts';

/**
 * A text under a passphrase, written and read in pieces: the one container of everything that leaves a machine (copies of the core and
 * of a hub, a hub that moves).
 *
 *     label and line feed                 at most 32 bytes, such as "furtka-hub-export 1"; the number rises with the form
 *     log2 N, r, p              3 bytes   of scrypt
 *     salt                     16 bytes
 *     nonce prefix              7 bytes
 *     check                    16 bytes   tag of an empty text: tells a wrong passphrase from a damaged file
 *     pieces                              each 1 MiB of text and its tag; the last is shorter
 *
 * Each piece is AES-256-GCM under the nonce prefix, its number (4 bytes) and whether it is the last (1 byte), with everything before the
 * check as additional data: no piece can be left out, moved, cut off or put into another file.
 */
const SALT_BYTES = 16;
const PREFIX_BYTES = 7;
const KEY_BYTES = 32;
const TAG_BYTES = 16;
const PIECE_BYTES = 1024 * 1024;
const COST = { logN: 17, r: 8, p: 1 } as const;
/** A file may not ask for more memory than this exponent takes (1 GiB). */
const LOG_N_MAX = 20;
const CHECK_NUMBER = 0xffff_ffff;
const MAX_LABEL = 32;

type SealCode = 'foreign' | 'wrong_passphrase' | 'damaged';

/** Why a sealed text cannot be read: another kind of file, another passphrase, cut short or changed. */
export class SealFault extends Error {
  readonly code: SealCode;
  constructor(code: SealCode) {
    super(`sealed text: ${code}`);
    this.name = 'SealFault';
    this.code = code;
  }
}

const magicOf = (label: string): Buffer => {
  const magic = Buffer.from(`${label}\n`);
  if (magic.length > MAX_LABEL) throw new RangeError('label is too long');
  return magic;
};

const deriveKey = (
  passphrase: string,
  { logN, r, p, salt }: { logN: number; r: number; p: number; salt: Buffer },
): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options = { N: 2 ** logN, r, p, maxmem: 256 * 2 ** logN * r };
    scrypt(foldPassphrase(passphrase), salt, KEY_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

/** Key and additional data of one file; the nonce prefix is the end of `head`. */
interface Seal {
  readonly key: Buffer;
  readonly head: Buffer;
}
interface Place {
  readonly number: number;
  readonly isLast: boolean;
}

const nonceOf = ({ head }: Seal, { number, isLast }: Place): Buffer => {
  const tail = Buffer.alloc(5);
  tail.writeUInt32BE(number);
  tail[4] = isLast ? 1 : 0;
  return Buffer.concat([head.subarray(-PREFIX_BYTES), tail]);
};

const encrypt = (seal: Seal, text: Buffer, place: Place): Buffer => {
  const cipher = createCipheriv('aes-256-gcm', seal.key, nonceOf(seal, place));
  cipher.setAAD(seal.head);
  return Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
};

const decrypt = (seal: Seal, piece: Buffer, place: Place): Buffer | undefined => {
  if (piece.length < TAG_BYTES) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', seal.key, nonceOf(seal, place));
  decipher.setAAD(seal.head);
  decipher.setAuthTag(piece.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(piece.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch {
    return undefined;
  }
};

/** Seals a text, given in parts of any size. Holds about two pieces in memory. */
export async function* sealText(
  label: string,
  passphrase: string,
  parts: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES);
  const cost = Buffer.from([COST.logN, COST.r, COST.p]);
  const head = Buffer.concat([magicOf(label), cost, salt, randomBytes(PREFIX_BYTES)]);
  const seal = { head, key: await deriveKey(passphrase, { ...COST, salt }) };
  yield Buffer.concat([
    head,
    encrypt(seal, Buffer.alloc(0), { number: CHECK_NUMBER, isLast: true }),
  ]);
  let waiting = Buffer.alloc(0);
  let number = 0;
  for await (const part of parts) {
    waiting = Buffer.concat([waiting, part]);
    // The last piece must be known as such, so a whole one waits until something follows it.
    while (waiting.length > PIECE_BYTES) {
      yield encrypt(seal, waiting.subarray(0, PIECE_BYTES), { number, isLast: false });
      waiting = waiting.subarray(PIECE_BYTES);
      number += 1;
    }
  }
  yield encrypt(seal, waiting, { number, isLast: true });
}

/** Bytes asked for by number, from parts of any size. */
class Bytes {
  readonly #parts: AsyncIterator<Uint8Array>;
  #waiting = Buffer.alloc(0);

  constructor(parts: AsyncIterable<Uint8Array>) {
    this.#parts = parts[Symbol.asyncIterator]();
  }

  /** As many as asked for, fewer only at the end. */
  async take(length: number): Promise<Buffer> {
    await this.#fill(length);
    const taken = this.#waiting.subarray(0, length);
    this.#waiting = this.#waiting.subarray(taken.length);
    return taken;
  }

  async hasMore(): Promise<boolean> {
    await this.#fill(1);
    return this.#waiting.length > 0;
  }

  async #fill(length: number): Promise<void> {
    while (this.#waiting.length < length) {
      const { done, value } = await this.#parts.next();
      if (done === true) return;
      this.#waiting = Buffer.concat([this.#waiting, value]);
    }
  }
}

const openSeal = async (bytes: Bytes, label: string, passphrase: string): Promise<Seal> => {
  const magic = magicOf(label);
  const found = await bytes.take(magic.length);
  if (!found.equals(magic)) throw new SealFault('foreign');
  const rest = await bytes.take(3 + SALT_BYTES + PREFIX_BYTES);
  const check = await bytes.take(TAG_BYTES);
  if (check.length < TAG_BYTES) throw new SealFault('damaged');
  const [logN = 0, r = 0, p = 0] = rest;
  if (logN < 1 || logN > LOG_N_MAX || r !== COST.r || p !== COST.p) throw new SealFault('damaged');
  const salt = rest.subarray(3, 3 + SALT_BYTES);
  const key = await deriveKey(passphrase, { logN, r, p, salt });
  const seal = { head: Buffer.concat([magic, rest]), key };
  if (decrypt(seal, check, { number: CHECK_NUMBER, isLast: true }) === undefined)
    throw new SealFault('wrong_passphrase');
  return seal;
};

/**
 * Reads what `sealText` wrote, piece by piece; each piece is good when it comes, the whole when the iteration ends.
 *
 * Errors: `SealFault`
 */
export async function* openSealed(
  label: string,
  passphrase: string,
  parts: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  const bytes = new Bytes(parts);
  const seal = await openSeal(bytes, label, passphrase);
  for (let number = 0; ; number += 1) {
    const piece = await bytes.take(PIECE_BYTES + TAG_BYTES);
    const isLast = !(await bytes.hasMore());
    const text = decrypt(seal, piece, { number, isLast });
    if (text === undefined) throw new SealFault('damaged');
    yield text;
    if (isLast) return;
  }
}
