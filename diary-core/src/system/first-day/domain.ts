/** The ten cards in their order. */
export const CARDS = [
  'admin',
  'school',
  'year',
  'pupils',
  'staff',
  'plan',
  'homerooms',
  'rules',
  'accounts',
  'start',
] as const;
export type Card = (typeof CARDS)[number];

/** What may be missing on a card; a number goes with each. */
export const GAPS = [
  'adminsWithoutFactor',
  'schoolName',
  'schoolAddress',
  'schoolYear',
  'daysOff',
  'bells',
  'pupils',
  'pupilsWithoutClass',
  'pupilsWithoutGuardian',
  'teachers',
  'director',
  'secretariat',
  'timetable',
  'classesWithoutLessons',
  'classes',
  'classesWithoutHomeroom',
  'undecidedOptions',
  'peopleWithoutAccount',
  'accountsWithoutSlip',
  'opening',
] as const;
export type Gap = (typeof GAPS)[number];

/** What is there already. */
export const ASSETS = [
  'admins',
  'daysOff',
  'bells',
  'classes',
  'pupils',
  'staff',
  'decidedOptions',
  'councilOptions',
  'accounts',
] as const;
export type Asset = (typeof ASSETS)[number];

/** As whom the administrator looks at the school before it is opened. */
export const CHECKS = ['teacher', 'guardian', 'student'] as const;
export type Check = (typeof CHECKS)[number];

export const CARD_STATES = ['done', 'open', 'skipped'] as const;
export type CardState = (typeof CARD_STATES)[number];

/** Counted from the records of the school; a thing that is there or not counts 0 or 1. */
export interface Look {
  readonly has: Readonly<Record<Asset, number>>;
  readonly lacks: Readonly<Record<Gap, number>>;
}

export interface Skip {
  readonly card: Card;
  readonly atUtc: number;
  readonly byName: string;
}

interface CardPlan {
  /** What the page says beside the card. */
  readonly minutes: number;
  readonly has: readonly Asset[];
  readonly gaps: readonly Gap[];
}

const PLANS: Readonly<Record<Card, CardPlan>> = {
  admin: { minutes: 4, has: ['admins'], gaps: ['adminsWithoutFactor'] },
  school: { minutes: 3, has: [], gaps: ['schoolName', 'schoolAddress'] },
  year: { minutes: 4, has: ['daysOff', 'bells'], gaps: ['schoolYear', 'daysOff', 'bells'] },
  pupils: {
    minutes: 12,
    has: ['pupils', 'classes'],
    gaps: ['pupils', 'pupilsWithoutClass', 'pupilsWithoutGuardian'],
  },
  staff: { minutes: 6, has: ['staff'], gaps: ['teachers', 'director', 'secretariat'] },
  plan: { minutes: 12, has: ['classes'], gaps: ['timetable', 'classesWithoutLessons'] },
  homerooms: { minutes: 3, has: ['classes'], gaps: ['classes', 'classesWithoutHomeroom'] },
  rules: { minutes: 4, has: ['decidedOptions', 'councilOptions'], gaps: ['undecidedOptions'] },
  accounts: {
    minutes: 5,
    has: ['accounts'],
    gaps: ['pupils', 'peopleWithoutAccount', 'accountsWithoutSlip'],
  },
  start: { minutes: 4, has: [], gaps: ['opening'] },
};

export interface Counted<K> {
  readonly what: K;
  readonly count: number;
}
export interface CardView {
  readonly card: Card;
  readonly minutes: number;
  readonly state: CardState;
  readonly has: Counted<Asset>[];
  /** Empty: the card is done. */
  readonly gaps: Counted<Gap>[];
  readonly skipped: { readonly atUtc: number; readonly byName: string } | null;
}

/** The ten cards of a school. A skip counts as long as something is missing. */
export const cardsOf = ({ has, lacks }: Look, skips: readonly Skip[]): CardView[] =>
  CARDS.map((card) => {
    const plan = PLANS[card];
    const gaps = plan.gaps.map((what) => ({ what, count: lacks[what] })).filter((g) => g.count > 0);
    const skip = gaps.length === 0 ? undefined : skips.find((each) => each.card === card);
    const openState = skip === undefined ? 'open' : 'skipped';
    return {
      card,
      minutes: plan.minutes,
      state: gaps.length === 0 ? 'done' : openState,
      has: plan.has.map((what) => ({ what, count: has[what] })).filter((each) => each.count > 0),
      gaps,
      skipped: skip === undefined ? null : { atUtc: skip.atUtc, byName: skip.byName },
    };
  });

/** Cards before the last on which something is missing, skipped ones too. */
export const unfinished = (cards: readonly CardView[]): Card[] =>
  cards.filter(({ card, state }) => card !== 'start' && state !== 'done').map(({ card }) => card);
