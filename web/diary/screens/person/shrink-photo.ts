/** Longer side of a photo that leaves the browser, pixels. */
export const PHOTO_PIXELS = 256;
/** What the server takes at most, bytes. */
const MOST_BYTES = 15_000;
/** Tried in this order until the photo is small enough. */
const QUALITIES = [0.85, 0.7, 0.5, 0.3] as const;

/** Sides of a picture whose longer side is at most `longest`; a small picture stays as it is. */
export const fitted = (
  width: number,
  height: number,
  longest: number,
): { readonly width: number; readonly height: number } => {
  const factor = Math.min(1, longest / Math.max(width, height, 1));
  return {
    width: Math.max(1, Math.round(width * factor)),
    height: Math.max(1, Math.round(height * factor)),
  };
};

/** Length in bytes of what a base64 text means. */
export const bytesOfBase64 = (text: string): number =>
  Math.floor((text.length * 3) / 4) - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);

/**
 * Shrinks a photo in the browser, so that a large file never travels and no trace of where it was taken is left in it.
 *
 * @returns JPEG in base64, at most 15,000 bytes
 * Errors   throws for a file that is no picture
 */
export const shrinkPhoto = async (file: Blob): Promise<string> => {
  const picture = await createImageBitmap(file);
  const size = fitted(picture.width, picture.height, PHOTO_PIXELS);
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('this browser draws nothing');
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, size.width, size.height);
  pen.drawImage(picture, 0, 0, size.width, size.height);
  picture.close();
  for (const quality of QUALITIES) {
    const base64 = canvas.toDataURL('image/jpeg', quality).split(',')[1] ?? '';
    if (bytesOfBase64(base64) <= MOST_BYTES) return base64;
  }
  throw new Error('the photo stays too large');
};
