import { defineFeature } from '../../kernel/feature.ts';
import { pupilFileEraser } from './eraser.ts';
import { pupilFilesHolds } from './holds.ts';
import { pupilFiles0001 } from './migrations/0001-pupil-files.ts';
import { pupilFilePermissions } from './permissions.ts';
import { fileSection } from './record-section.ts';
import { pupilFileRoutes } from './routes.ts';
import { pupilFileSubjectData } from './subject-data.ts';
import { studentFactTable, studentProposalTable } from './tables.ts';

/** What the school keeps of a student, with its history; changes that a homeroom teacher asks the office for. */
export const pupilFiles = defineFeature({
  name: 'people/pupil-files',
  nouns: ['studentFact', 'studentProposal'],
  recorded: {
    acts: [
      'student.change',
      'studentProposal.accepted',
      'studentProposal.refused',
      'studentProposal.withdraw',
    ],
    subjects: ['student', 'studentProposal'],
  },
  tables: [studentFactTable, studentProposalTable],
  subjectData: pupilFileSubjectData,
  holds: pupilFilesHolds,
  migrations: [pupilFiles0001],
  permissions: pupilFilePermissions,
  erasers: [pupilFileEraser],
  recordSections: [fileSection],
  errors: {
    'pupilFiles.in_future': 'invalid',
    'pupilFiles.document_twice': 'invalid',
    'pupilFiles.decided_already': 'conflict',
  },
  routes: pupilFileRoutes,
});
