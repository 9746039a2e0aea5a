/** An entry of the book can be taken back for this long. */
const MS = 10 * 60_000;

/** Whole minutes in which an entry can still be taken back, 0: it cannot. Times: school clock, UTC ms. */
export const minutesToWithdraw = (atUtc: number, nowUtc: number): number =>
  Math.max(0, Math.ceil((atUtc + MS - nowUtc) / 60_000));
