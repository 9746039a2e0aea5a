import { defineFeature } from '../../kernel/feature.ts';
import { cardProblemEraser } from './eraser.ts';
import { cardProblemHolds } from './holds.ts';
import { cardProblemLive } from './live.ts';
import { cardProblems0001 } from './migrations/0001-card-problems.ts';
import { cardProblemPermissions } from './permissions.ts';
import { cardProblemRetention } from './retention.ts';
import { cardProblemRoutes } from './routes.ts';
import { cardProblemSubjectData } from './subject-data.ts';
import { cardProblemTable } from './tables.ts';

/** Problems with cards: of students told to the homeroom teacher, of staff to the facilities manager. */
export const cardProblems = defineFeature({
  name: 'presence/card-problems',
  nouns: ['card problem'],
  recorded: {
    acts: ['card_problem.answer', 'card_problem.report'],
    subjects: ['card_problem'],
  },
  tables: [cardProblemTable],
  erasers: [cardProblemEraser],
  retention: [cardProblemRetention],
  subjectData: cardProblemSubjectData,
  holds: cardProblemHolds,
  migrations: [cardProblems0001],
  permissions: cardProblemPermissions,
  errors: {
    'cardProblems.no_words': 'invalid',
    'cardProblems.settled_already': 'conflict',
  },
  announces: ['card_problem.changed'],
  routes: cardProblemRoutes,
  live: cardProblemLive,
});
