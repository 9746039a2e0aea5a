import { defineFeature } from '../../kernel/feature.ts';
import { supportDocumentEraser } from './eraser.ts';
import { supportDocumentsHolds } from './holds.ts';
import { supportDocuments0001 } from './migrations/0001-support-documents.ts';
import { supportDocumentPermissions } from './permissions.ts';
import { supportSection } from './record-section.ts';
import { supportDocumentRoutes } from './routes.ts';
import { supportDocumentSubjectData } from './subject-data.ts';
import { supportDocumentTable } from './tables.ts';

/** Opinions and statements of clinics with their recommendations, and who read them. */
export const supportDocuments = defineFeature({
  name: 'people/support-documents',
  nouns: ['supportDocument', 'supportReading'],
  recorded: {
    acts: ['supportDocument.add', 'supportDocument.change', 'supportDocument.remove'],
    subjects: ['student'],
  },
  tables: [supportDocumentTable],
  subjectData: supportDocumentSubjectData,
  holds: supportDocumentsHolds,
  migrations: [supportDocuments0001],
  permissions: supportDocumentPermissions,
  erasers: [supportDocumentEraser],
  recordSections: [supportSection],
  errors: {
    'supportDocuments.in_future': 'invalid',
    'supportDocuments.ends_before_start': 'invalid',
  },
  routes: supportDocumentRoutes,
});
