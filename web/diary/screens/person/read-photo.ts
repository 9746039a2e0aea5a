import { PHOTO_SIZE } from './photo-crop.ts';

/** Why a chosen file is no photo that can be shown: `heic` comes from phones and is read by no browser here. */
export class PhotoFault extends Error {
  readonly code: 'heic' | 'unreadable' | 'tooBig';
  constructor(code: PhotoFault['code']) {
    super(code);
    this.code = code;
  }
}

/** What a phone takes is at most so long; a longer file is no photo. */
const MOST_BYTES = 40 * 1024 * 1024;

/** The kind of file that phones of one maker keep photos in, by its first bytes (ISO 14496-12, ISO 23008-12). */
const isHeic = async (file: Blob): Promise<boolean> => {
  const head = new TextDecoder('latin1').decode(await file.slice(0, 12).arrayBuffer());
  return head.slice(4, 8) === 'ftyp' && /^(heic|heix|hevc|mif1|msf1|heim|heis)/.test(head.slice(8));
};

/** Errors: `PhotoFault` for a file that is no picture of a kind that the browser reads. */
export const readPhoto = async (file: Blob): Promise<ImageBitmap> => {
  if (file.size > MOST_BYTES) throw new PhotoFault('tooBig');
  if (await isHeic(file)) throw new PhotoFault('heic');
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    throw new PhotoFault('unreadable');
  }
};

/** What a canvas shows as a JPEG in base64: drawn anew, so that nothing of the file travels but the picture. */
export const jpegOf = (canvas: HTMLCanvasElement): string =>
  canvas.toDataURL('image/jpeg', 0.92).split(',')[1] ?? '';

/** Draws a part of a picture over the whole of a canvas, on white. */
export const drawPart = (
  canvas: HTMLCanvasElement,
  picture: ImageBitmap,
  part: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  },
): void => {
  canvas.width = PHOTO_SIZE.width;
  canvas.height = PHOTO_SIZE.height;
  const pen = canvas.getContext('2d');
  if (!pen) throw new PhotoFault('unreadable');
  pen.imageSmoothingQuality = 'high';
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(
    picture,
    part.left,
    part.top,
    part.width,
    part.height,
    0,
    0,
    canvas.width,
    canvas.height,
  );
};
