import { AppError } from '../domain/app-error.ts';

/** Kinds of picture that the core reads and keeps. */
export const PICTURE_KINDS = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type PictureKind = (typeof PICTURE_KINDS)[number];

/** A file from a camera; a longer one is no picture of a person or a school. */
export const PICTURE_MAX_BYTES = 8 * 1024 * 1024;
/** More is told by the header alone, before a pixel of it is unpacked. */
export const MOST_MEGAPIXELS = 24;
/** Cameras of „24 megapixels" have some more: 5712 × 4284. */
export const MOST_PIXELS = 24_500_000;
export const UNPACK_MAX_SECONDS = 10;

/** What each refusal is called in the feature that takes the picture. */
export interface PictureCodes {
  readonly unreadable: string;
  readonly heic: string;
  readonly tooLong: string;
  readonly tooWide: string;
}

export interface Picture {
  readonly kind: PictureKind;
  readonly width: number;
  readonly height: number;
  readonly content: Buffer;
}

/** `field` names the part of the body that holds the picture. */
export interface PictureDesk {
  readonly field: string;
  readonly codes: PictureCodes;
}

export const refusePicture = (
  { field, codes }: PictureDesk,
  what: keyof PictureCodes,
  details: Record<string, unknown> = {},
  cause?: unknown,
): AppError =>
  new AppError(
    'invalid',
    codes[what],
    { field, ...details },
    ...(cause === undefined ? [] : [{ cause }]),
  );

/** The library reads three kinds from memory and nothing else: no drawing with links in it, no file, no page of a PDF. */
export const loadSharp = async () => {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: [
      'VipsForeignLoadJpegBuffer',
      'VipsForeignLoadPngBuffer',
      'VipsForeignLoadWebpBuffer',
    ],
  });
  return sharp;
};

/** Photos of some phones: a container with a brand (ISO 14496-12, ISO 23008-12). */
const isHeic = (bytes: Buffer): boolean =>
  bytes.toString('latin1', 4, 8) === 'ftyp' &&
  /^(hei|hev|mif1|msf1)/.test(bytes.toString('latin1', 8, 12));

/** Kind and size as the header tells them; the picture as it will be seen, turned upright. Errors: `unreadable`, `heic`. */
export const headOf = async (desk: PictureDesk, bytes: Buffer) => {
  if (isHeic(bytes)) throw refusePicture(desk, 'heic');
  const sharp = await loadSharp();
  try {
    const { format, width, height, autoOrient } = await sharp(bytes, {
      limitInputPixels: false,
    }).metadata();
    const kind = PICTURE_KINDS.find((one) => one === `image/${format}`);
    if (kind !== undefined)
      return { kind, pixels: width * height, width: autoOrient.width, height: autoOrient.height };
  } catch (error) {
    throw refusePicture(desk, 'unreadable', {}, error);
  }
  throw refusePicture(desk, 'unreadable');
};

/** As `headOf`, for bytes that somebody sent: also refuses what is too long or too wide to unpack. */
export const sentHead = async (desk: PictureDesk, bytes: Buffer) => {
  if (bytes.length > PICTURE_MAX_BYTES)
    throw refusePicture(desk, 'tooLong', { mostMegabytes: PICTURE_MAX_BYTES / 1024 / 1024 });
  const head = await headOf(desk, bytes);
  if (head.pixels > MOST_PIXELS)
    throw refusePicture(desk, 'tooWide', { mostMegapixels: MOST_MEGAPIXELS });
  return head;
};

/** Bytes of a picture in base64. Errors: `unreadable`. */
export const pictureBytes = (desk: PictureDesk, base64: string): Buffer => {
  const content = Buffer.from(base64, 'base64');
  if (content.length === 0 || content.toString('base64') !== base64)
    throw refusePicture(desk, 'unreadable');
  return content;
};
