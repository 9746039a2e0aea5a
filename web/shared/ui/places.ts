import type { IconName } from './icon-names.ts';

/** A place of the bar. `isCurrent`: the page one is on. */
export interface NavPlace {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
  readonly isCurrent: boolean;
  /** What waits there, 0 = nothing. */
  readonly waiting?: number;
}
