/** Longest MQTT packet that is taken, in bytes: an event of 4096 bytes and its head fit many times. */
export const PACKET_MAX_BYTES = 65_536;

/**
 * Watches the lengths that MQTT packets announce, so that nobody can make the parser gather a packet without end; aedes has no
 * limit of its own.
 *
 * @returns a function that takes the next bytes of the stream and answers `false` at the first packet that is too long
 * Source   MQTT 3.1.1 §2.2.3: remaining length in 1 to 4 bytes, 7 bits each, least first
 */
export const packetLimit = (maxBytes: number): ((chunk: Uint8Array) => boolean) => {
  let bodyLeft = 0;
  /** -1: the next byte is a packet's first; otherwise how many length bytes were read. */
  let lengthBytes = -1;
  let length = 0;

  const takeHeaderByte = (byte: number): boolean => {
    if (lengthBytes === -1) {
      lengthBytes = 0;
      length = 0;
      return true;
    }
    length += (byte & 0x7f) * 128 ** lengthBytes;
    lengthBytes += 1;
    if (length > maxBytes || lengthBytes > 4) return false;
    if ((byte & 0x80) === 0) {
      bodyLeft = length;
      lengthBytes = -1;
    }
    return true;
  };

  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (bodyLeft > 0) {
        const step = Math.min(bodyLeft, chunk.length - at);
        bodyLeft -= step;
        at += step;
      } else {
        if (!takeHeaderByte(chunk[at] ?? 0)) return false;
        at += 1;
      }
    }
    return true;
  };
};
