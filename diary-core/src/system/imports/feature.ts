import { defineFeature } from '../../kernel/feature.ts';
import { importEraser } from './eraser.ts';
import { forgetJob } from './forget.ts';
import { importsHolds } from './holds.ts';
import { readJob, undoJob, writeJob } from './jobs.ts';
import { imports0001 } from './migrations/0001-imports.ts';
import { imports0002 } from './migrations/0002-kinds.ts';
import { importPermissions } from './permissions.ts';
import { importRoutes } from './routes.ts';
import { importMemoryTable, importRunTable } from './tables.ts';

/** Files that bring people and timetables in: a dry run, a human's word, one transaction, and a day in which it can be undone. */
export const imports = defineFeature({
  name: 'system/imports',
  nouns: ['import', 'dryRun'],
  recorded: {
    acts: [
      'import.choose',
      'import.drop',
      'import.forget',
      'import.order',
      'import.read',
      'import.refused',
      'import.start',
      'import.stopped',
      'import.undo',
      'import.undo_order',
      'import.write',
    ],
    subjects: ['import_run'],
  },
  tables: [importRunTable, importMemoryTable],
  erasers: [importEraser],
  holds: importsHolds,
  migrations: [imports0001, imports0002],
  permissions: importPermissions,
  errors: {
    'imports.empty': 'invalid',
    'imports.too_large': 'invalid',
    'imports.too_many_rows': 'invalid',
    'imports.too_heavy': 'invalid',
    'imports.archive_too_large': 'invalid',
    'imports.archive_odd': 'invalid',
    'imports.too_many_names': 'invalid',
    'imports.crowded_lesson': 'invalid',
    'imports.unreadable': 'invalid',
    'imports.not_a_timetable': 'invalid',
    'imports.no_school_year': 'invalid',
    'imports.unknown_field': 'invalid',
    'imports.field_twice': 'invalid',
    'imports.no_such_date': 'invalid',
    'imports.wrong_state': 'conflict',
    'imports.busy': 'conflict',
    'imports.undecided': 'conflict',
    'imports.no_agreement': 'conflict',
    'imports.nothing_to_do': 'conflict',
    'imports.changed_meanwhile': 'conflict',
    'imports.forgotten': 'conflict',
    'imports.day_over': 'conflict',
    'imports.later_work': 'conflict',
    'imports.failed': 'unavailable',
  },
  routes: importRoutes,
  jobs: [readJob, writeJob, undoJob, forgetJob],
});
