const JPEG = [0xff, 0xd8, 0xff];
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const WEBP_AT = 8;

const beginsWith = (bytes: Buffer, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

const isWebp = (bytes: Buffer): boolean =>
  bytes.toString('latin1', 0, 4) === 'RIFF' &&
  bytes.toString('latin1', WEBP_AT, WEBP_AT + 4) === 'WEBP';

const typeOf = (bytes: Buffer): string | undefined => {
  if (beginsWith(bytes, JPEG)) return 'image/jpeg';
  if (beginsWith(bytes, PNG)) return 'image/png';
  return isWebp(bytes) ? 'image/webp' : undefined;
};

export interface Photo {
  readonly type: string;
  readonly bytes: Buffer;
}

/** @returns the image, its type by its own first bytes; `undefined` for whatever is none of the three kinds */
export const readPhoto = (base64: string): Photo | undefined => {
  const bytes = Buffer.from(base64, 'base64');
  const type = typeOf(bytes);
  return type === undefined ? undefined : { type, bytes };
};
