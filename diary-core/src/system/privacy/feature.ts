import { defineFeature } from '../../kernel/feature.ts';
import { privacyHolds } from './holds.ts';
import { privacy0001 } from './migrations/0001-privacy.ts';
import { privacyPermissions } from './permissions.ts';
import { reportRoutes } from './report-routes.ts';
import { requestRetention } from './retention.ts';
import { privacyRoutes } from './routes.ts';
import { privacySubjectData } from './subject-data.ts';
import {
  dataDisclosurePersonTable,
  dataDisclosureTable,
  dataRequestTable,
  processingAgreementTable,
} from './tables.ts';

/** What the school holds about a person, who asked for it, to whom it was given, and under which agreement it is processed. */
export const privacy = defineFeature({
  name: 'system/privacy',
  nouns: ['data report', 'data request', 'disclosure', 'processing agreement'],
  recorded: {
    acts: [
      'dataDisclosure.add',
      'dataDisclosure.cancel',
      'dataRequest.add',
      'dataRequest.answer',
      'dataRequest.extend',
      'export.dataReport',
      'print.data-report',
      'processingAgreement.add',
      'processingAgreement.change',
    ],
    subjects: ['dataDisclosure', 'dataRequest', 'person', 'processingAgreement'],
    values: ['rows'],
  },
  tables: [
    dataRequestTable,
    dataDisclosureTable,
    dataDisclosurePersonTable,
    processingAgreementTable,
  ],
  holds: privacyHolds,
  migrations: [privacy0001],
  permissions: privacyPermissions,
  errors: {
    'privacy.no_such_date': 'invalid',
    'privacy.in_future': 'invalid',
    'privacy.before_request': 'invalid',
    'privacy.too_long': 'invalid',
    'privacy.ends_before': 'invalid',
    'privacy.answered': 'conflict',
    'privacy.cancelled': 'conflict',
  },
  routes: [...reportRoutes, ...privacyRoutes],
  retention: [requestRetention],
  subjectData: privacySubjectData,
});
