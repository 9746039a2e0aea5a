import { PACKET_MAX_BYTES } from './packet.ts';

const SOM = 0x53;
const SHORTEST = 7;
/** After a pause a packet does not go on. The standard says 20 ms between two bytes (v2.2 §5.7); a serial port hands them over in lots. */
const PAUSE_MS = 50;

/**
 * Cuts a stream of bytes into packets. A start byte may stand inside a packet, and noise may look like one: after a packet that
 * cannot be read the search goes on one byte further, so a good packet behind noise is found.
 */
export class Deframer {
  #bytes: Uint8Array = new Uint8Array(0);
  #tookAtMs = Number.NEGATIVE_INFINITY;

  /**
   * Takes what the line brought.
   *
   * @param nowMs  monotonic time; a packet whose length was damaged must not swallow those that follow
   * @param judge  says whether the bytes are a packet; a `false` makes the search go on at the next start byte inside them
   */
  take(bytes: Uint8Array, nowMs: number, judge: (packet: Uint8Array) => boolean): void {
    const isLate = nowMs - this.#tookAtMs > PAUSE_MS;
    this.#tookAtMs = nowMs;
    this.#bytes = isLate ? bytes.slice() : Buffer.concat([this.#bytes, bytes]);
    for (;;) {
      const start = this.#bytes.indexOf(SOM);
      this.#bytes = start < 0 ? new Uint8Array(0) : this.#bytes.subarray(start);
      if (this.#bytes.length < 4) return;
      const length = (this.#bytes[2] ?? 0) + (this.#bytes[3] ?? 0) * 256;
      if (length < SHORTEST || length > PACKET_MAX_BYTES) {
        this.#bytes = this.#bytes.subarray(1);
        continue;
      }
      if (this.#bytes.length < length) return;
      const isPacket = judge(this.#bytes.slice(0, length));
      this.#bytes = this.#bytes.subarray(isPacket ? length : 1);
    }
  }
}
