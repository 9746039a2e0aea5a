import { createHash } from 'node:crypto';

/** Numbers that look random and are the same for the same seed, on every machine. */
export interface Random {
  /** 0 up to, not including, 1. */
  fraction(): number;
  /** Whole number, 0 up to, not including, `end`. */
  below(end: number): number;
  chance(probability: number): boolean;
  /** One entry; throws on an empty list. */
  pick<T>(list: readonly T[]): T;
  /** A new list in random order. */
  shuffled<T>(list: readonly T[]): T[];
  /** Random numbers of their own: what is drawn there moves nothing here. */
  branch(name: string): Random;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Chris Doty-Humphrey's sfc32: 128 bits of state, whole numbers only. */
const sfc32 = (seed: Buffer): (() => number) => {
  let [a, b, c, counter] = [0, 4, 8, 12].map((at) => seed.readInt32LE(at)) as [
    number,
    number,
    number,
    number,
  ];
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
};

/** Random numbers from a seed text. */
export const randomFrom = (seed: string): Random => {
  const draw = sfc32(digest(`random/${seed}`));
  const fraction = () => draw() / 2 ** 32;
  const below = (end: number) => Math.floor(fraction() * end);
  return {
    fraction,
    below,
    chance: (probability) => fraction() < probability,
    pick: (list) => {
      const entry = list[below(list.length)];
      if (entry === undefined) throw new RangeError('nothing to pick from');
      return entry;
    },
    shuffled: (list) => {
      const order = [...list];
      for (let index = order.length - 1; index > 0; index -= 1) {
        const other = below(index + 1);
        const kept = order[index];
        const moved = order[other];
        if (kept === undefined || moved === undefined) continue;
        order[index] = moved;
        order[other] = kept;
      }
      return order;
    },
    branch: (name) => randomFrom(`${seed}/${name}`),
  };
};

/**
 * UUID of what `name` names, derived from the seed (RFC 9562 §5.8, version 8): the same seed and name give the same id, so
 * that a second generation names the same people.
 */
export const idFrom = <Id extends string>(seed: string, name: string): Id => {
  const bytes = digest(`id/${seed}/${name}`).subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id;
};
