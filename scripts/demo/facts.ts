import { readFileSync } from 'node:fs';
import type { DemoCardStory } from '@furtka/web/demo-api';
import { hasCode, UserFault } from './user-fault.ts';

/** Local times `HH:MM` in which a holder may come in, by weekday 1 = Monday … 7. */
export interface WeeklyHours {
  readonly weekday: number;
  readonly from: string;
  readonly to: string;
}

/** A card on the table of the demo's page. */
export interface ShownCard {
  readonly place: number;
  readonly story: DemoCardStory;
  /** `null`: nobody knows it. */
  readonly cardId: string | null;
  readonly uid: string;
  readonly holderName: string;
  readonly className: string;
  readonly hours: readonly WeeklyHours[];
  /** Days off close these hours. */
  readonly followsCalendar: boolean;
}

/** What was made at the first start and holds for the life of the data folder: `<data>/demo/facts.json`. */
export interface DemoFacts {
  readonly v: 1;
  readonly seed: string;
  /** School date after which the demo begins: the real day of the first start, or the one of `--after`. */
  readonly today: string;
  readonly monday: string;
  readonly zone: string;
  readonly schoolId: string;
  readonly siteId: string;
  readonly schoolName: string;
  /** The agent that has the door stands in `agent`. */
  readonly doors: readonly {
    readonly key: string;
    readonly doorId: string;
    readonly name: string;
    readonly agent: string;
  }[];
  readonly guardianName: string;
  readonly shown: readonly ShownCard[];
  /** Role by holder of a card. */
  readonly roleByHolder: Readonly<Record<string, string>>;
  readonly calendar: {
    readonly lessonsFrom: string;
    readonly lessonsTo: string;
    readonly daysOff: readonly { readonly from: string; readonly to: string }[];
  };
  /** Beginnings and ends of lessons, `HH:MM`, in order. */
  readonly bells: readonly string[];
}

/** `undefined` when there are none yet. Errors: `UserFault` on a damaged file. */
export const readFacts = (file: string): DemoFacts | undefined => {
  try {
    const facts = JSON.parse(readFileSync(file, 'utf8')) as DemoFacts;
    if (facts.v === 1 && Array.isArray(facts.doors) && Array.isArray(facts.shown)) return facts;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new UserFault(`${file} is damaged; npm start -- --reset makes the demo anew.`);
};

/** Facts of a folder that has been started. Errors: `UserFault` when there are none. */
export const requireFacts = (file: string): DemoFacts => {
  const facts = readFacts(file);
  if (facts === undefined) throw new UserFault(`${file} is missing: npm start makes it.`);
  return facts;
};
