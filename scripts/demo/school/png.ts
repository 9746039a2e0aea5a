import { crc32, deflateSync } from 'node:zlib';

const MAGIC = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const chunk = (type: string, data: Uint8Array): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
};

/** Red, green and blue, 0..255. */
export type Colour = readonly [number, number, number];

/** A square drawing whose pixels are numbers of colours; the colours come later, so that one drawing serves many pictures. */
export interface Drawing {
  readonly side: number;
  /** The pixels, compressed. */
  readonly packed: Buffer;
}

/** @param pixels  side × side numbers of colours, row by row */
export const pack = (side: number, pixels: Uint8Array): Drawing => {
  const rows: Buffer[] = [];
  for (let y = 0; y < side; y += 1)
    rows.push(Buffer.from([0]), Buffer.from(pixels.subarray(y * side, (y + 1) * side)));
  return { side, packed: deflateSync(Buffer.concat(rows), { level: 9 }) };
};

/**
 * A PNG with a palette of at most 256 colours.
 *
 * Source  W3C PNG §11.2: IHDR, PLTE, IDAT, IEND; colour type 3, 8 bits
 */
export const pngOf = ({ side, packed }: Drawing, palette: readonly Colour[]): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    MAGIC,
    chunk('IHDR', head),
    chunk('PLTE', Uint8Array.from(palette.flat())),
    chunk('IDAT', packed),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
