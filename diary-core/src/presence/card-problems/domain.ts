/** What is wrong with a card. `found`: one that was lost is there again. */
export const PROBLEM_KINDS = ['doesNotOpen', 'lost', 'damaged', 'found', 'other'] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

/** `inHand`: somebody answered and sees to it. Nothing follows on `settled`. */
export const PROBLEM_STATES = ['open', 'inHand', 'settled'] as const;
export type ProblemState = (typeof PROBLEM_STATES)[number];

/** States that an answer may set. */
export const ANSWERED_STATES = ['inHand', 'settled'] as const;

/** States that wait for somebody. */
export const WAITING_STATES = ['open', 'inHand'] as const satisfies readonly ProblemState[];

/** Whose card it is; guardians hold none. Decides to whom a problem is addressed (CARD-44). */
export const HOLDER_KINDS = ['student', 'staff'] as const;
export type HolderKind = (typeof HOLDER_KINDS)[number];

/** Characters of a note and of an answer. */
export const MOST_WORDS = 500;
