/** Rows that one question tries: often enough to show progress, few enough to be quick. */
export const PART = 25;

/** What became of a row. */
export interface RowResult {
  readonly outcome: 'taken' | 'left';
  readonly code?: string;
}

export interface ReplayRun {
  readonly total: number;
  readonly taken: number;
  readonly left: number;
  readonly isOver: boolean;
  readonly isStopped: boolean;
  /** By id of the row. */
  readonly rows: ReadonlyMap<string, RowResult>;
}

/** @param total  how many rows were waiting when it began; more may have come since */
export const begun = (total: number): ReplayRun => ({
  total,
  taken: 0,
  left: 0,
  isOver: false,
  isStopped: false,
  rows: new Map(),
});

interface PartReply {
  readonly taken: number;
  readonly left: number;
  readonly rows: readonly (RowResult & { readonly quarantineId: string })[];
  readonly next?: string;
}

/** A run after one more part. It never shows more done than there were. */
export const withPart = (run: ReplayRun, part: PartReply): ReplayRun => {
  const rows = new Map(run.rows);
  for (const { quarantineId, ...result } of part.rows) rows.set(quarantineId, result);
  const taken = run.taken + part.taken;
  const left = run.left + part.left;
  return {
    ...run,
    rows,
    taken,
    left,
    total: Math.max(run.total, taken + left),
    isOver: part.next === undefined,
  };
};
