import { type FaceForm, HAIR, PARTS, type Part, shapesOf } from './face-shapes.ts';
import { type Colour, type Drawing, pack, pngOf } from './png.ts';
import type { Random } from './random.ts';

const SIDE = 96;
/** Each pixel is looked at in so many places a side, so that edges are smooth. */
const LOOKS = 3;

/** How much of a pixel each part covers; the parts in the order of `PARTS`. */
type Mix = readonly number[];

interface DrawnFace {
  readonly drawing: Drawing;
  /** What each number of the drawing is mixed of. */
  readonly mixes: readonly Mix[];
}

const wholly = (part: number): Mix => PARTS.map((_, index) => (index === part ? 1 : 0));

/** What a pixel is mixed of: looked at closely only where its corners and its middle do not agree. */
const mixAt = (partAt: (x: number, y: number) => number, x: number, y: number): Mix => {
  const middle = partAt(x + 0.5, y + 0.5);
  const corners = [partAt(x, y), partAt(x + 1, y), partAt(x, y + 1), partAt(x + 1, y + 1)];
  if (corners.every((part) => part === middle)) return wholly(middle);
  const shares = PARTS.map(() => 0);
  for (let look = 0; look < LOOKS * LOOKS; look += 1) {
    const across = ((look % LOOKS) + 0.5) / LOOKS;
    const down = (Math.floor(look / LOOKS) + 0.5) / LOOKS;
    const part = partAt(x + across, y + down);
    shares[part] = (shares[part] ?? 0) + 1 / LOOKS ** 2;
  }
  return shares;
};

/** Draws a face once, without its colours. */
const drawFace = (form: FaceForm): DrawnFace => {
  const shapes = shapesOf(form).reverse();
  const known = new Map<number, number>();
  const partAt = (x: number, y: number): number => {
    const key = x * 1000 + y;
    const part =
      known.get(key) ?? PARTS.indexOf(shapes.find((shape) => shape.has(x, y))?.part ?? 'ground');
    if (Number.isInteger(x)) known.set(key, part);
    return part;
  };
  const pixels = new Uint8Array(SIDE * SIDE);
  const numbers = new Map<string, number>();
  const mixes: Mix[] = [];
  for (let at = 0; at < pixels.length; at += 1) {
    const mix = mixAt(partAt, at % SIDE, Math.floor(at / SIDE));
    const key = mix.join();
    const number = numbers.get(key) ?? mixes.length;
    if (number === mixes.length) {
      numbers.set(key, number);
      mixes.push(mix);
    }
    pixels[at] = number;
  }
  if (mixes.length > 256) throw new RangeError(`a face has ${mixes.length} mixes, not 256`);
  return { drawing: pack(SIDE, pixels), mixes };
};

const mixed = (mix: Mix, colours: readonly Colour[]): Colour => {
  const channel = (index: 0 | 1 | 2): number =>
    Math.round(mix.reduce((sum, share, part) => sum + share * (colours[part]?.[index] ?? 0), 0));
  return [channel(0), channel(1), channel(2)];
};

const GROUNDS: readonly Colour[] = [
  [232, 224, 208],
  [219, 233, 223],
  [231, 218, 214],
  [217, 226, 236],
  [228, 230, 208],
  [226, 220, 234],
];
const SKINS: readonly (readonly [skin: Colour, shade: Colour])[] = [
  [
    [246, 214, 186],
    [230, 192, 160],
  ],
  [
    [238, 198, 164],
    [220, 175, 140],
  ],
  [
    [229, 184, 143],
    [208, 160, 120],
  ],
  [
    [190, 138, 98],
    [168, 117, 80],
  ],
];
const HAIRS: readonly Colour[] = [
  [44, 36, 34],
  [84, 56, 38],
  [122, 80, 46],
  [168, 112, 60],
  [206, 164, 96],
  [156, 78, 46],
];
const SHIRTS: readonly Colour[] = [
  [72, 98, 152],
  [112, 132, 58],
  [62, 126, 106],
  [170, 122, 40],
  [142, 74, 92],
  [92, 88, 138],
  [70, 118, 140],
];
const INK: Colour = [52, 40, 38];
const MOUTH: Colour = [170, 86, 76];

/** A rare skin is drawn rarely, as in a small Polish town. */
const SKIN_ORDER = [0, 0, 0, 1, 1, 1, 2, 2, 3] as const;

/** Draws portraits; a face that was drawn once is only coloured anew. */
export interface Painter {
  /** A calm face, 96 × 96 PNG, one or two kilobytes; the same for the same random numbers. */
  paint(random: Random, isGirl: boolean): Buffer;
}

export const makePainter = (): Painter => {
  const drawn = new Map<string, DrawnFace>();
  const faceOf = (form: FaceForm): DrawnFace => {
    const key = JSON.stringify(form);
    const face = drawn.get(key) ?? drawFace(form);
    drawn.set(key, face);
    return face;
  };
  return {
    paint: (random, isGirl) => {
      const hairs = isGirl ? HAIR.filter((hair) => hair !== 'short') : HAIR.slice(0, 3);
      const form = {
        hair: random.pick(hairs),
        isNarrow: random.chance(0.4),
        hasGlasses: random.chance(0.18),
      };
      const [skin, shade] = SKINS[random.pick(SKIN_ORDER)] ?? [INK, INK];
      const colours: Readonly<Record<Part, Colour>> = {
        ground: random.pick(GROUNDS),
        hair: random.pick(HAIRS),
        skin,
        shade,
        shirt: random.pick(SHIRTS),
        ink: INK,
        mouth: MOUTH,
      };
      const inOrder = PARTS.map((part) => colours[part]);
      const { drawing, mixes } = faceOf(form);
      return pngOf(
        drawing,
        mixes.map((mix) => mixed(mix, inOrder)),
      );
    },
  };
};
