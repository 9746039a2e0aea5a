import { defineFeature } from '../../kernel/feature.ts';
import { incidentsHolds } from './holds.ts';
import { incidents0001 } from './migrations/0001-incidents.ts';
import { incidentPermissions } from './permissions.ts';
import { incidentRetention } from './retention.ts';
import { incidentRoutes } from './routes.ts';
import { incidentTable } from './tables.ts';

/** Breaches of security: recorded, decided, told to the provider. */
export const incidents = defineFeature({
  name: 'system/incidents',
  nouns: ['incident'],
  recorded: {
    acts: [
      'incident.change',
      'incident.close',
      'incident.decide',
      'incident.report',
      'print.incident-report',
    ],
    subjects: ['incident'],
  },
  tables: [incidentTable],
  retention: [incidentRetention],
  holds: incidentsHolds,
  migrations: [incidents0001],
  permissions: incidentPermissions,
  errors: {
    'incidents.in_future': 'invalid',
    'incidents.noticed_before': 'invalid',
    'incidents.closed': 'conflict',
    'incidents.undecided': 'conflict',
    'incidents.provider_not_told': 'conflict',
  },
  announces: ['incident.changed'],
  routes: incidentRoutes,
});
