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
/** Random numbers from a seed text. */
export declare const randomFrom: (seed: string) => Random;
/**
 * UUID of what `name` names, derived from the seed (RFC 9562 §5.8, version 8): the same seed and name give the same id, so
 * that a second generation names the same people.
 */
export declare const idFrom: <Id extends string>(seed: string, name: string) => Id;
