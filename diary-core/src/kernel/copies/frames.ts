import { copyFault, DAMAGED } from './copy-fault.ts';

/**
 * What lies inside the seal: frames of a length (4 bytes) and so many bytes. A frame of text (JSON) begins an entry, data frames follow,
 * an empty frame ends it; so a row or a file goes in before anybody knows how long the whole will be.
 */
const MAX_FRAME = 64 * 1024 * 1024;

export const frame = (bytes: Uint8Array): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

export const END_OF_ENTRY = frame(Buffer.alloc(0));

export const textFrame = (value: object): Buffer => frame(Buffer.from(JSON.stringify(value)));

/** Reads frames one after the other. */
export class FrameReader {
  readonly #parts: AsyncIterator<Buffer>;
  #waiting = Buffer.alloc(0);

  constructor(parts: AsyncIterable<Buffer>) {
    this.#parts = parts[Symbol.asyncIterator]();
  }

  /** @returns `undefined` after the last. Errors: `kernel.copy_failed` when it stops in the middle */
  async next(): Promise<Buffer | undefined> {
    if (!(await this.#fill(1))) return undefined;
    if (!(await this.#fill(4))) throw copyFault(DAMAGED);
    const length = this.#waiting.readUInt32BE(0);
    if (length > MAX_FRAME || !(await this.#fill(4 + length))) throw copyFault(DAMAGED);
    const bytes = this.#waiting.subarray(4, 4 + length);
    this.#waiting = this.#waiting.subarray(4 + length);
    return bytes;
  }

  async #fill(length: number): Promise<boolean> {
    while (this.#waiting.length < length) {
      const { done, value } = await this.#parts.next();
      if (done === true) return false;
      this.#waiting = Buffer.concat([this.#waiting, value]);
    }
    return true;
  }
}
