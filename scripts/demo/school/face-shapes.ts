/** Parts of a face by name; each gets its colour later. */
export const PARTS = ['ground', 'hair', 'skin', 'shade', 'shirt', 'ink', 'mouth'] as const;
export type Part = (typeof PARTS)[number];

/** A part of the drawing, on a square of 96 × 96; later ones lie over earlier ones. */
export interface Shape {
  readonly part: Part;
  has(x: number, y: number): boolean;
}

export const HAIR = ['short', 'parted', 'curly', 'bob', 'long', 'bun'] as const;
export type Hair = (typeof HAIR)[number];

/** What tells one face from another besides its colours. */
export interface FaceForm {
  readonly hair: Hair;
  readonly isNarrow: boolean;
  readonly hasGlasses: boolean;
}

const MIDDLE = 48;

const ellipse =
  (cx: number, cy: number, rx: number, ry: number) =>
  (x: number, y: number): boolean =>
    ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1;

const box =
  (left: number, top: number, right: number, bottom: number) =>
  (x: number, y: number): boolean =>
    x >= left && x <= right && y >= top && y <= bottom;

const ring = (cx: number, cy: number, inner: number, outer: number) => (x: number, y: number) => {
  const distance = Math.hypot(x - cx, y - cy);
  return distance >= inner && distance <= outer;
};

type Has = Shape['has'];

const anyOf =
  (...shapes: readonly Has[]): Has =>
  (x, y) =>
    shapes.some((has) => has(x, y));
const both =
  (one: Has, other: Has): Has =>
  (x, y) =>
    one(x, y) && other(x, y);

/** Where the hair ends on the forehead. */
const fringes: Readonly<Record<Hair, (x: number) => number>> = {
  short: (x) => 35 + (x - MIDDLE) ** 2 / 160,
  parted: (x) => 31 + Math.abs(x - 40) / 2.2,
  curly: (x) => 36 + 1.6 * Math.sin(x / 2.4),
  bob: (x) => 38 - (x - MIDDLE) ** 2 / 400,
  long: (x) => 29 + Math.abs(x - MIDDLE) / 1.7,
  bun: (x) => 33 + (x - MIDDLE) ** 2 / 120,
};

/** Hair that hangs behind the head. */
const behind = (hair: Hair, rx: number): Has | undefined => {
  const sides = (bottom: number): Has =>
    anyOf(ellipse(MIDDLE, 44, rx + 5, 24), box(MIDDLE - rx - 5, 44, MIDDLE + rx + 5, bottom));
  if (hair === 'bob') return sides(66);
  if (hair === 'long') return sides(82);
  return undefined;
};

const above = (hair: Hair, rx: number): Has => {
  const cap = both(ellipse(MIDDLE, 42, rx + 3, 22), (x, y) => y < fringes[hair](x));
  if (hair === 'bun') return anyOf(cap, ellipse(MIDDLE, 17, 9, 8));
  if (hair !== 'curly') return cap;
  const curls = [-18, -12, -5, 3, 10, 17].map((dx) =>
    ellipse(MIDDLE + dx, 26 + (dx * dx) / 38, 8, 8),
  );
  return anyOf(cap, ...curls);
};

/** The shapes of a face, back to front. */
export const shapesOf = ({ hair, isNarrow, hasGlasses }: FaceForm): Shape[] => {
  const rx = isNarrow ? 17 : 19;
  const back = behind(hair, rx);
  const glasses = anyOf(ring(40.5, 49, 5.6, 7), ring(55.5, 49, 5.6, 7), box(46.5, 48, 49.5, 49.4));
  return [
    { part: 'ground', has: () => true },
    ...(back === undefined ? [] : [{ part: 'hair' as const, has: back }]),
    { part: 'shirt', has: ellipse(MIDDLE, 100, 34, 26) },
    { part: 'shade', has: anyOf(box(42, 58, 54, 76), ellipse(MIDDLE, 76, 8, 6)) },
    { part: 'skin', has: anyOf(ellipse(MIDDLE - rx, 50, 4, 5), ellipse(MIDDLE + rx, 50, 4, 5)) },
    { part: 'skin', has: ellipse(MIDDLE, 46, rx, 23) },
    { part: 'hair', has: above(hair, rx) },
    { part: 'ink', has: anyOf(ellipse(40.5, 49, 2, 2.3), ellipse(55.5, 49, 2, 2.3)) },
    ...(hasGlasses ? [{ part: 'ink' as const, has: glasses }] : []),
    { part: 'mouth', has: both(ring(MIDDLE, 52, 6.3, 8), (_x, y) => y > 56.5) },
  ];
};
