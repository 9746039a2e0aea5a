import { defineFeature } from '../../kernel/feature.ts';
import { moveEraser } from './eraser.ts';
import { movesHolds } from './holds.ts';
import { moves0001 } from './migrations/0001-moves.ts';
import { movePermissions } from './permissions.ts';
import { classSection } from './record-section.ts';
import { moveRoutes } from './routes.ts';
import { moveSubjectData } from './subject-data.ts';
import { studentMoveTable } from './tables.ts';

/** Admissions and moves of students between classes and groups, each with its agreement, and the class list that crosses out. */
export const moves = defineFeature({
  name: 'people/moves',
  nouns: ['studentMove', 'classList'],
  recorded: {
    acts: [
      'student.enrol',
      'student.group_move',
      'student.move',
      'student.move_undone',
      'student.return',
    ],
    subjects: ['student', 'studentMove'],
  },
  tables: [studentMoveTable],
  subjectData: moveSubjectData,
  holds: movesHolds,
  migrations: [moves0001],
  permissions: movePermissions,
  erasers: [moveEraser],
  recordSections: [classSection],
  errors: {
    'moves.has_left': 'conflict',
    'moves.same_class': 'conflict',
    'moves.outside_year': 'invalid',
    'moves.group_not_of_class': 'invalid',
    'moves.number_taken': 'conflict',
    'moves.agreement_in_future': 'invalid',
    'moves.no_class': 'conflict',
    'moves.nothing_to_do': 'invalid',
    'moves.in_group_already': 'conflict',
    'moves.undone_already': 'conflict',
    'moves.not_the_last': 'conflict',
  },
  routes: moveRoutes,
});
