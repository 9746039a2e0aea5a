/** Kinds of picture that a student's photo may be. */
export const PICTURE_KINDS = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type PictureKind = (typeof PICTURE_KINDS)[number];

/** Size in pixels, as the header of the picture tells it. */
interface Picture {
  readonly kind: PictureKind;
  readonly width: number;
  readonly height: number;
}

const PNG_MAGIC = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PNG_END = Buffer.from([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);

const readPng = (bytes: Buffer): Picture | undefined => {
  if (bytes.length < 45 || !bytes.subarray(0, 8).equals(PNG_MAGIC)) return undefined;
  if (bytes.readUInt32BE(8) !== 13 || bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  if (!bytes.subarray(-PNG_END.length).equals(PNG_END)) return undefined;
  return { kind: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
};

/** Markers that carry no length: fill, TEM and the restart markers. */
const isBare = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** Start of frame, any coding; C4, C8 and CC are other things. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const readJpeg = (bytes: Buffer): Picture | undefined => {
  if (bytes.length < 20 || bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  if (bytes.readUInt16BE(bytes.length - 2) !== 0xffd9) return undefined;
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (isBare(marker)) at += 2;
    else if (isFrame(marker))
      return {
        kind: 'image/jpeg',
        height: bytes.readUInt16BE(at + 5),
        width: bytes.readUInt16BE(at + 7),
      };
    else if (marker === 0xd9 || marker === 0xda) return undefined;
    else {
      const length = bytes.readUInt16BE(at + 2);
      if (length < 2) return undefined;
      at += 2 + length;
    }
  }
  return undefined;
};

const readWebp = (bytes: Buffer): Picture | undefined => {
  if (bytes.length < 30 || bytes.toString('latin1', 0, 4) !== 'RIFF') return undefined;
  if (bytes.toString('latin1', 8, 12) !== 'WEBP') return undefined;
  if (bytes.readUInt32LE(4) + 8 !== bytes.length) return undefined;
  const kind = 'image/webp';
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { kind, width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    case 'VP8L': {
      if (bytes[20] !== 0x2f) return undefined;
      const size = bytes.readUInt32LE(21);
      return { kind, width: (size & 0x3fff) + 1, height: ((size >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      if (bytes.readUIntBE(23, 3) !== 0x9d012a) return undefined;
      return {
        kind,
        width: bytes.readUInt16LE(26) & 0x3fff,
        height: bytes.readUInt16LE(28) & 0x3fff,
      };
    default:
      return undefined;
  }
};

/**
 * What a picture is by its content, whatever it is called; never throws.
 *
 * @returns  undefined for what is no whole JPEG, PNG or WebP
 * Source    JPEG: ITU-T T.81 annex B · PNG: W3C PNG §5.2, §11.2.1 · WebP: RFC 9649 §2.3-2.7
 */
export const readPicture = (bytes: Buffer): Picture | undefined =>
  readPng(bytes) ?? readJpeg(bytes) ?? readWebp(bytes);
