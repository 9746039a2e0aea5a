import { defineFeature } from '../../kernel/feature.ts';
import { accessModeEraser } from './eraser.ts';
import { accessModesHolds } from './holds.ts';
import { accessModes0001 } from './migrations/0001-access-modes.ts';
import { everybodyExtended } from './options.ts';
import { accessModePermissions } from './permissions.ts';
import { paymentRetention } from './retention.ts';
import { accessModeRoutes } from './routes.ts';
import { accessSubjectData } from './subject-data.ts';
import {
  accessPaymentTable,
  accessServiceTable,
  accessTermsTable,
  guardianAccessTable,
} from './tables.ts';

/** Basic and extended access of parents: the table of services, treasurers' lists, activation, and who has which mode. */
export const accessModes = defineFeature({
  name: 'people/access-modes',
  nouns: ['accessMode', 'accessPayment'],
  recorded: {
    acts: [
      'accessMode.activate',
      'accessMode.configure',
      'accessMode.order',
      'accessMode.set',
      'accessPayment.add',
      'accessPayment.remove',
    ],
    subjects: ['accessPayment', 'guardian', 'school', 'schoolClass'],
  },
  tables: [accessServiceTable, accessTermsTable, accessPaymentTable, guardianAccessTable],
  subjectData: accessSubjectData,
  erasers: [accessModeEraser],
  retention: [paymentRetention],
  holds: accessModesHolds,
  migrations: [accessModes0001],
  permissions: accessModePermissions,
  options: [everybodyExtended],
  errors: {
    'accessModes.no_fee': 'conflict',
    'accessModes.no_year': 'conflict',
    'accessModes.table_faulty': 'invalid',
    'accessModes.bank_account': 'invalid',
    'accessModes.list_faulty': 'invalid',
    'accessModes.list_long': 'invalid',
    'accessModes.not_of_class': 'invalid',
    'accessModes.wrong_day': 'invalid',
    'accessModes.paid_already': 'conflict',
    'accessModes.active_already': 'conflict',
    'accessModes.same_mode': 'conflict',
    'accessModes.not_on_list': 'conflict',
  },
  announces: ['accessMode.changed'],
  routes: accessModeRoutes,
});
