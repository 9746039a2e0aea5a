/**
 * Watches the frame of an MQTT stream for a packet that is too large, before anybody collects it in memory.
 *
 * @param limit  largest remaining length, bytes
 * @returns      a function to call with each chunk; `false` once a packet announces more than the limit
 * Source        MQTT 3.1.1 §2.2.3, remaining length
 */
export const packetGuard = (limit: number): ((chunk: Uint8Array) => boolean) => {
  /** Bytes of the present packet's body that are still to come. */
  let body = 0;
  let isInLength = false;
  let length = 0;
  let shift = 0;
  return (chunk) => {
    for (let at = 0; at < chunk.length; ) {
      if (body > 0) {
        const jump = Math.min(body, chunk.length - at);
        body -= jump;
        at += jump;
        continue;
      }
      const byte = chunk[at] ?? 0;
      at += 1;
      if (!isInLength) {
        isInLength = true;
        length = 0;
        shift = 0;
        continue;
      }
      length += (byte & 127) * 2 ** shift;
      shift += 7;
      if (length > limit || shift > 28) return false;
      if ((byte & 128) !== 0) continue;
      isInLength = false;
      body = length;
    }
    return true;
  };
};
