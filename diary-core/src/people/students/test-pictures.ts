import { deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A picture of one colour, real in every byte. */
export const pictureOf = (
  width: number,
  height: number,
  format: 'jpeg' | 'png' | 'webp' = 'png',
): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#3a7' } })
    [format]()
    .toBuffer();

/** A photo as a phone takes it: lying on its side, with the place where it was taken, noise in every pixel. */
export const phonePhoto = (): Promise<Buffer> =>
  sharp({
    create: {
      width: 1600,
      height: 1200,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .withExif({
      IFD0: { Orientation: '6', Model: 'Kamera' },
      IFD3: { GPSLatitude: '52/1 13/1 0/1' },
    })
    .jpeg()
    .toBuffer();

/** As a scanner for print makes it: four inks. */
export const fourInks = (): Promise<Buffer> =>
  sharp({ create: { width: 300, height: 400, channels: 3, background: '#c33' } })
    .toColourspace('cmyk')
    .jpeg()
    .toBuffer();

const crcOf = (bytes: Buffer): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
};

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crcOf(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
};

/** A PNG whose header promises so many pixels, in a few bytes. */
export const bombOf = (width: number, height: number): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

/** The first bytes of a photo from a phone that keeps HEIC. */
export const heicHead = (): Buffer =>
  Buffer.concat([Buffer.from('000000186674797068656963', 'hex'), Buffer.alloc(200)]);
