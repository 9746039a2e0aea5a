/** One measured figure: what, how much, and what it should be. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Told beside the value; a bench measures and does not fail. */
  readonly target?: { readonly atLeast: number } | { readonly atMost: number };
}

export interface BenchResult {
  readonly figures: readonly Figure[];
  /** The object printed with `--json`. */
  readonly json: Readonly<Record<string, unknown>>;
}

export interface BenchWishes {
  /** `--long`: real times where a bench shortens them. */
  readonly long: boolean;
}

export interface Bench {
  readonly title: string;
  run(wishes: BenchWishes): Promise<BenchResult>;
}

/** Whether the figure keeps its target; nothing where there is none. */
export const isKept = ({ value, target }: Figure): boolean | undefined => {
  if (target === undefined) return undefined;
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost;
};

/** Value at a share of sorted numbers: `percentile(times, 0.99)`. Not a number for none. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};
