import type { PersonId } from '@furtka/core-contract/ids';
import { id, instant, integer, oneOf, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';
import { HOLDER_KINDS, type HolderKind, PROBLEM_KINDS, PROBLEM_STATES } from './domain.ts';

/**
 * Somebody says that a card does not do what it should. To whom it is addressed stands in no column: it follows from whose card it
 * is and from who leads the class today. Times: school clock.
 */
export const cardProblemTable = schoolTable(
  'card_problem',
  {
    id: id<'CardProblemId'>(),
    holder_id: id<'PersonId'>(),
    holder_kind: oneOf(HOLDER_KINDS),
    kind: oneOf(PROBLEM_KINDS),
    /** Empty: the kind says it all. */
    note: text().personal(),
    state: oneOf(PROBLEM_STATES),
    reported_at_utc: instant(),
    reported_by: id<'AccountId'>(),
    reported_by_name: text().personal(),
    answer: text().nullable().personal(),
    answered_at_utc: instant().nullable(),
    answered_by_name: text().nullable().personal(),
    version: integer(),
  },
  {
    unique: [
      // The same said again while it waits is one problem.
      {
        columns: ['holder_id', 'reported_by', 'kind'],
        where: { column: 'state', in: ['open', 'inHand'] },
      },
    ],
    index: [['holder_kind', 'state'], ['reported_by']],
    references: { holder_id: 'person' },
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    card_problem: TableOf<typeof cardProblemTable>;
  }
}
declare module '../../kernel/feed/events.ts' {
  interface FeedEvents {
    /** Reported, said again in other words, or answered. */
    'card_problem.changed': {
      readonly problemId: string;
      readonly holderId: PersonId;
      readonly holderKind: HolderKind;
    };
  }
}
