import { AppError } from '../../kernel/domain/app-error.ts';
import { Turns } from '../../kernel/domain/turns.ts';
import {
  headOf,
  loadSharp,
  MOST_PIXELS,
  type Picture,
  type PictureDesk,
  refusePicture,
  sentHead,
  UNPACK_MAX_SECONDS,
} from '../../kernel/pictures/read-picture.ts';

export {
  PICTURE_KINDS,
  PICTURE_MAX_BYTES,
  type Picture,
  type PictureKind,
} from '../../kernel/pictures/read-picture.ts';

/** What is kept, pixels: the shape of the photo on a school ID, 20 × 25 mm. */
const KEPT = { width: 256, height: 320 } as const;
/** The hub keeps the photos of a whole site, so each is small. In base64 20,000 signs, as the directory allows. */
const KEPT_MAX_BYTES = 15_000;
/** Tried in this order until the photo is small enough. */
const QUALITIES = [82, 70, 55, 40, 25] as const;

/** What refusals of a photo are called. */
export const PHOTO_DESK: PictureDesk = {
  field: 'photo',
  codes: {
    unreadable: 'students.photo_unreadable',
    heic: 'students.photo_heic',
    tooLong: 'students.photo_too_long',
    tooWide: 'students.photo_too_wide',
  },
};

/** One picture at a time: unpacked it takes as much memory as the rest of the core. */
const turns = new Turns(
  { atOnce: 1, mostWaiting: 10, longestWaitMs: 15_000 },
  () => new AppError('unavailable', 'students.photo_busy', { retryAfterS: 10 }),
);

/** Longest sides of the kept photo that the picture fills without being enlarged. */
const sidesOf = ({ width, height }: { readonly width: number; readonly height: number }) => {
  const factor = Math.min(1, width / KEPT.width, height / KEPT.height);
  return {
    width: Math.max(1, Math.round(KEPT.width * factor)),
    height: Math.max(1, Math.round(KEPT.height * factor)),
  };
};

/**
 * A photo as it is kept: upright, cut to the shape of a school ID from the top middle, at most 256 × 320 pixels and 15,000 bytes, JPEG in
 * ordinary colours, with nothing in it about where, when and by what it was taken.
 *
 * @param bytes  JPEG (also of four inks), PNG or WebP, whatever it is called
 * Errors        `students.photo_unreadable`, `students.photo_heic`, `students.photo_too_long`, `students.photo_too_wide`,
 *               `students.photo_busy` when too many wait for their turn
 */
export const cleanPicture = (bytes: Buffer): Promise<Picture> => turns.take(() => cleaned(bytes));

const cleaned = async (bytes: Buffer): Promise<Picture> => {
  const head = await sentHead(PHOTO_DESK, bytes);
  const sharp = await loadSharp();
  const sides = sidesOf(head);
  try {
    const pixels = await sharp(bytes, { limitInputPixels: MOST_PIXELS })
      .timeout({ seconds: UNPACK_MAX_SECONDS })
      .autoOrient()
      .resize({ ...sides, fit: 'cover', position: 'top' })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    for (const quality of QUALITIES) {
      const { width, height, channels } = pixels.info;
      const content = await sharp(pixels.data, { raw: { width, height, channels } })
        .jpeg({ quality, mozjpeg: true })
        .toBuffer();
      if (content.length <= KEPT_MAX_BYTES) return { kind: 'image/jpeg', ...sides, content };
    }
  } catch (error) {
    throw refusePicture(PHOTO_DESK, 'unreadable', {}, error);
  }
  throw refusePicture(PHOTO_DESK, 'unreadable');
};

/** A picture of our own making as it is. Errors: `students.photo_unreadable`, `students.photo_too_long`. */
export const ownPicture = async (content: Buffer): Promise<Picture> => {
  if (content.length > KEPT_MAX_BYTES)
    throw refusePicture(PHOTO_DESK, 'tooLong', { mostMegabytes: KEPT_MAX_BYTES / 1024 / 1024 });
  const { kind, width, height } = await headOf(PHOTO_DESK, content);
  return { kind, width, height, content };
};
