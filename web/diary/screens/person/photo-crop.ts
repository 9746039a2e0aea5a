/** A photo has the shape of the one on a school ID, 20 × 25 mm. What leaves the browser is twice what the server keeps. */
export const PHOTO_SIZE = { width: 512, height: 640 } as const;
export const MOST_ZOOM = 4;

/** Which part of a picture is seen: `zoom` 1 is the largest cut that fits; `x`, `y` from 0 (left, top) to 1 (right, bottom). */
export interface CropView {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** A portrait is cut from the middle, a little above it: there the face is. */
export const FIRST_VIEW: CropView = { zoom: 1, x: 0.5, y: 0.3 };

export interface Size {
  readonly width: number;
  readonly height: number;
}

const within = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));

/** The part of a picture that a view shows, in its pixels: of the shape of a photo, never beyond the edges. */
export const cropOf = (picture: Size, { zoom, x, y }: CropView) => {
  const factor = Math.min(picture.width / PHOTO_SIZE.width, picture.height / PHOTO_SIZE.height);
  const by = within(zoom, 1, MOST_ZOOM);
  const width = (PHOTO_SIZE.width * factor) / by;
  const height = (PHOTO_SIZE.height * factor) / by;
  return {
    left: (picture.width - width) * within(x, 0, 1),
    top: (picture.height - height) * within(y, 0, 1),
    width,
    height,
  };
};

/** The view after the picture was drawn along by so many parts of the frame's sides. */
export const dragged = (
  picture: Size,
  view: CropView,
  by: { readonly x: number; readonly y: number },
): CropView => {
  const { width, height } = cropOf(picture, view);
  const along = (free: number, cut: number, share: number, now: number) =>
    free <= 0 ? now : within(now - (share * cut) / free, 0, 1);
  return {
    zoom: view.zoom,
    x: along(picture.width - width, width, by.x, view.x),
    y: along(picture.height - height, height, by.y, view.y),
  };
};
