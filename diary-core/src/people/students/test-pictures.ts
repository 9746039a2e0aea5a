const PNG_HEAD = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const PNG_END = Buffer.from('0000000049454e44ae426082', 'hex');

/** Something with the header and the end of a PNG, so many bytes long. */
export const pngOf = (width: number, height: number, length = 200): Buffer => {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  const inside = Buffer.alloc(length - PNG_HEAD.length - size.length - PNG_END.length, 1);
  return Buffer.concat([PNG_HEAD, size, inside, PNG_END]);
};

/** Something with the segments of a JPEG: an application segment, a table, the frame, the end. */
export const jpegOf = (width: number, height: number, frameMarker = 0xc0): Buffer => {
  const frame = Buffer.from([0xff, frameMarker, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const application = Buffer.from([0xff, 0xe0, 0, 6, 1, 2, 3, 4]);
  const table = Buffer.from([0xff, 0xff, 0xc4, 0, 4, 9, 9]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    application,
    table,
    frame,
    Buffer.from([0xff, 0xda, 0, 2, 7, 7, 0xff, 0xd9]),
  ]);
};

const riff = (chunk: Buffer): Buffer => {
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(chunk.length + 4, 4);
  return Buffer.concat([head, chunk]);
};

export const webpOf = (width: number, height: number, form: 'VP8 ' | 'VP8L' | 'VP8X'): Buffer => {
  const chunk = Buffer.alloc(40);
  chunk.write(form, 0, 'latin1');
  chunk.writeUInt32LE(32, 4);
  if (form === 'VP8X') {
    chunk.writeUIntLE(width - 1, 12, 3);
    chunk.writeUIntLE(height - 1, 15, 3);
  } else if (form === 'VP8L') {
    chunk[8] = 0x2f;
    chunk.writeUInt32LE((((height - 1) << 14) | (width - 1)) >>> 0, 9);
  } else {
    chunk.writeUIntBE(0x9d012a, 11, 3);
    chunk.writeUInt16LE(width, 14);
    chunk.writeUInt16LE(height, 16);
  }
  return riff(chunk);
};
