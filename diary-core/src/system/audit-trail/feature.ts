import { defineFeature } from '../../kernel/feature.ts';
import { auditTrailPermissions } from './permissions.ts';
import { auditRetention } from './retention.ts';
import { auditTrailRoutes } from './routes.ts';

/** The register of changes. The kernel writes it with every change; here it is only read. */
export const auditTrail = defineFeature({
  name: 'system/audit-trail',
  nouns: ['register of changes'],
  permissions: auditTrailPermissions,
  retention: [auditRetention],
  errors: { 'audit.no_such_date': 'invalid' },
  routes: auditTrailRoutes,
});
