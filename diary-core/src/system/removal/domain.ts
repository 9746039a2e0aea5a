/** First and last day of the only time in which somebody is removed whole (S0 §54.e, MIGR-09), as `MM-DD`. */
const FIRST = '09-01';
const LAST = '09-15';

export interface RemovalWindow {
  readonly isOpen: boolean;
  /** Of the window that is open, or else of the next one. */
  readonly from: string;
  readonly to: string;
}

/** The window for complete removal, seen from a school date. Source: S0 §54.e, C-05, C-38. */
export const windowOn = (date: string): RemovalWindow => {
  const day = date.slice(5);
  const year = Number(date.slice(0, 4)) + (day > LAST ? 1 : 0);
  return {
    isOpen: day >= FIRST && day <= LAST,
    from: `${year}-${FIRST}`,
    to: `${year}-${LAST}`,
  };
};
