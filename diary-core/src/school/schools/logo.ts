import { createHash } from 'node:crypto';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import { Turns } from '../../kernel/domain/turns.ts';
import {
  loadSharp,
  MOST_PIXELS,
  type Picture,
  type PictureDesk,
  pictureBytes,
  refusePicture,
  sentHead,
  UNPACK_MAX_SECONDS,
} from '../../kernel/pictures/read-picture.ts';

/** Longest side of the kept mark, pixels; tried in this order until it is small enough. */
const SIDES = [512, 384, 256, 128] as const;
/** Prints and pages carry it whole. */
const KEPT_MAX_BYTES = 64_000;

const DESK: PictureDesk = {
  field: 'picture',
  codes: {
    unreadable: 'schools.logo_unreadable',
    heic: 'schools.logo_heic',
    tooLong: 'schools.logo_too_long',
    tooWide: 'schools.logo_too_wide',
  },
};

const turns = new Turns(
  { atOnce: 1, mostWaiting: 5, longestWaitMs: 15_000 },
  () => new AppError('unavailable', 'schools.logo_busy', { retryAfterS: 10 }),
);

/** Without the empty border of one colour; a picture of one colour alone has none to lose. */
const trimmed = async (bytes: Buffer): Promise<Buffer> => {
  const sharp = await loadSharp();
  const upright = await sharp(bytes, { limitInputPixels: MOST_PIXELS })
    .timeout({ seconds: UNPACK_MAX_SECONDS })
    .autoOrient()
    .resize({ width: 2048, height: 2048, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .png()
    .toBuffer();
  const { width, height } = await sharp(upright).metadata();
  // The library needs three pixels in each direction to tell a border.
  if (width < 3 || height < 3) return upright;
  return sharp(upright).trim({ threshold: 10 }).png().toBuffer();
};

const cleaned = async (bytes: Buffer): Promise<Picture> => {
  await sentHead(DESK, bytes);
  const sharp = await loadSharp();
  try {
    const whole = await trimmed(bytes);
    for (const side of SIDES) {
      const { data, info } = await sharp(whole)
        .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
        .png({ palette: true, compressionLevel: 9 })
        .toBuffer({ resolveWithObject: true });
      if (data.length <= KEPT_MAX_BYTES)
        return { kind: 'image/png', width: info.width, height: info.height, content: data };
    }
  } catch (error) {
    throw refusePicture(DESK, 'unreadable', {}, error);
  }
  throw refusePicture(DESK, 'unreadable');
};

/**
 * A mark as it is kept: upright, without its empty border, at most 512 pixels long and 64,000 bytes, PNG (what is transparent stays so),
 * with nothing in it about where, when and by what it was made. Before any transaction, for it takes its time.
 *
 * @param base64  JPEG, PNG or WebP
 * Errors         `schools.logo_unreadable`, `schools.logo_heic`, `schools.logo_too_long`, `schools.logo_too_wide`, `schools.logo_busy`
 */
export const sentLogo = (base64: string): Promise<Picture> => {
  const bytes = pictureBytes(DESK, base64);
  return turns.take(() => cleaned(bytes));
};

export const putLogo = async (tx: SchoolTx, picture: Picture): Promise<void> => {
  const digest = createHash('sha256').update(picture.content).digest('hex');
  await tx.put('school_logo', { id: tx.schoolId, ...picture, digest });
  tx.announce('school.changed', {});
};

/** Errors: `kernel.not_found`. */
export const removeLogo = async (tx: SchoolTx): Promise<void> => {
  await tx.remove('school_logo', tx.schoolId);
  tx.announce('school.changed', {});
};

/** Errors: `kernel.not_found`. */
export const logoOf = async (read: SchoolRead) => {
  const row = await read.get('school_logo', read.schoolId);
  if (row === undefined) throw notFound('logo');
  return row;
};
