import {
  type CipherGCM,
  createCipheriv,
  createDecipheriv,
  type DecipherGCM,
  randomBytes,
  scrypt,
} from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { MoveFault } from './move-fault.ts';
import { foldPassphrase } from './passphrase.ts';

/**
 * A file under a passphrase, written and read in pieces.
 *
 *     "furtka-hub-export 1\n"  20 bytes   the number rises with the form
 *     log2 N, r, p              3 bytes   of scrypt
 *     salt                     16 bytes
 *     nonce prefix              7 bytes
 *     check                    16 bytes   tag of an empty text: tells a wrong passphrase from a damaged file
 *     pieces                              each 1 MiB of text and its tag; the last is shorter
 *
 * Each piece is AES-256-GCM under the nonce prefix, its number (4 bytes) and whether it is the last (1 byte), with everything before the
 * check as additional data: no piece can be left out, moved, cut off or put into another file.
 */
const MAGIC = Buffer.from('furtka-hub-export 1\n');
const SALT_BYTES = 16;
const PREFIX_BYTES = 7;
const KEY_BYTES = 32;
const TAG_BYTES = 16;
const PIECE_BYTES = 1024 * 1024;
const HEAD_BYTES = MAGIC.length + 3 + SALT_BYTES + PREFIX_BYTES;
const COST = { logN: 17, r: 8, p: 1 } as const;
/** A file may not ask for more memory than this exponent takes (1 GiB). */
const LOG_N_MAX = 20;
const CHECK_NUMBER = 0xffff_ffff;

const WRONG = 'The passphrase is not the one that was printed with this export.';
const DAMAGED = 'The export is damaged or cut short; take another copy of it.';
const NO_EXPORT = 'The file is not an export of a hub.';

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

/** Key, nonce prefix and additional data of one file. */
interface Seal {
  readonly key: Buffer;
  readonly head: Buffer;
}

const nonceOf = ({ head }: Seal, number: number, isLast: boolean): Buffer => {
  const tail = Buffer.alloc(5);
  tail.writeUInt32BE(number);
  tail[4] = isLast ? 1 : 0;
  return Buffer.concat([head.subarray(HEAD_BYTES - PREFIX_BYTES), tail]);
};

const encrypt = (seal: Seal, text: Buffer, number: number, isLast: boolean): Buffer => {
  const cipher: CipherGCM = createCipheriv('aes-256-gcm', seal.key, nonceOf(seal, number, isLast));
  cipher.setAAD(seal.head);
  return Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
};

const decrypt = (
  seal: Seal,
  piece: Buffer,
  place: { readonly number: number; readonly isLast: boolean },
): Buffer | undefined => {
  if (piece.length < TAG_BYTES) return undefined;
  const nonce = nonceOf(seal, place.number, place.isLast);
  const decipher: DecipherGCM = createDecipheriv('aes-256-gcm', seal.key, nonce);
  decipher.setAAD(seal.head);
  decipher.setAuthTag(piece.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(piece.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch {
    return undefined;
  }
};

/** Writes a text, given in parts of any size, under a passphrase. Holds about two pieces in memory. */
export const writeSealed = async (
  file: FileHandle,
  passphrase: string,
  parts: AsyncIterable<Buffer>,
): Promise<void> => {
  const salt = randomBytes(SALT_BYTES);
  const cost = Buffer.from([COST.logN, COST.r, COST.p]);
  const head = Buffer.concat([MAGIC, cost, salt, randomBytes(PREFIX_BYTES)]);
  const seal = { head, key: await deriveKey(passphrase, { ...COST, salt }) };
  await file.write(Buffer.concat([head, encrypt(seal, Buffer.alloc(0), CHECK_NUMBER, true)]));
  let waiting = Buffer.alloc(0);
  let number = 0;
  for await (const part of parts) {
    waiting = Buffer.concat([waiting, part]);
    // The last piece must be known as such, so a whole one waits until something follows it.
    while (waiting.length > PIECE_BYTES) {
      await file.write(encrypt(seal, waiting.subarray(0, PIECE_BYTES), number, false));
      waiting = waiting.subarray(PIECE_BYTES);
      number += 1;
    }
  }
  await file.write(encrypt(seal, waiting, number, true));
};

const readWhole = async (file: FileHandle, length: number): Promise<Buffer> => {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
};

const openSeal = async (file: FileHandle, passphrase: string): Promise<Seal> => {
  const head = await readWhole(file, HEAD_BYTES);
  if (!head.subarray(0, MAGIC.length).equals(MAGIC)) throw new MoveFault(NO_EXPORT);
  const check = await readWhole(file, TAG_BYTES);
  if (head.length < HEAD_BYTES || check.length < TAG_BYTES) throw new MoveFault(DAMAGED);
  const [logN = 0, r = 0, p = 0] = head.subarray(MAGIC.length, MAGIC.length + 3);
  if (logN < 1 || logN > LOG_N_MAX || r !== COST.r || p !== COST.p) throw new MoveFault(DAMAGED);
  const salt = head.subarray(MAGIC.length + 3, MAGIC.length + 3 + SALT_BYTES);
  const seal = { head, key: await deriveKey(passphrase, { logN, r, p, salt }) };
  if (decrypt(seal, check, { number: CHECK_NUMBER, isLast: true }) === undefined)
    throw new MoveFault(WRONG);
  return seal;
};

/**
 * Reads what `writeSealed` wrote, piece by piece; each piece is good when it comes, the whole when the iteration ends.
 *
 * Errors: `MoveFault` for another file, a wrong passphrase, a file that was cut or changed
 */
export async function* readSealed(file: FileHandle, passphrase: string): AsyncGenerator<Buffer> {
  const seal = await openSeal(file, passphrase);
  let left = (await file.stat()).size - HEAD_BYTES - TAG_BYTES;
  for (let number = 0; ; number += 1) {
    const length = Math.min(left, PIECE_BYTES + TAG_BYTES);
    left -= length;
    const piece = await readWhole(file, length);
    const text = decrypt(seal, piece, { number, isLast: left === 0 });
    if (text === undefined) throw new MoveFault(DAMAGED);
    yield text;
    if (left === 0) return;
  }
}
