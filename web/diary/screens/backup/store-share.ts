import type { Store } from '../../data/keeping-queries.ts';

/** Used share at which the school is told (DESIGN.md section 8). */
export const TOLD_AT = 0.9;

/** Used share of a store, 0 to 1; 0 where nobody knows its cap. */
export const shareOf = ({ usedBytes, maxBytes }: Store): number =>
  maxBytes === undefined || maxBytes === 0 ? 0 : Math.min(1, usedBytes / maxBytes);
