import { List } from '@furtka/core-contract/api';
import { type Route, route } from '../../kernel/http/route.ts';
import { recordSeen } from '../../kernel/privacy/guarded-data.ts';
import { registerPage } from './register.ts';
import { AuditEntry, AuditQuery, VerifyReply } from './schema.ts';
import { verifyTrail } from './verify.ts';

export const auditTrailRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/audit',
    summary: 'Register of changes, newest first',
    access: { permission: 'audit.read', auditRead: true },
    schemas: { query: AuditQuery, reply: List(AuditEntry) },
    handler: async ({ read, change, query, principal, schoolId, services }) => {
      const maySeeAddress =
        services.access.scope(principal, schoolId, 'audit.address') !== undefined;
      const asker = { services, principal, maySeeAddress };
      const { page, seen } = await read((tx) => registerPage(tx, query, asker));
      await recordSeen(change, seen);
      return page;
    },
  }),
  route({
    method: 'GET',
    path: '/audit/verify',
    summary:
      'Whether the register is whole: every act follows the one before and says what it said',
    access: { permission: 'audit.read' },
    schemas: { reply: VerifyReply },
    handler: async ({ read, services }) => ({
      ...(await read(verifyTrail)),
      checkedAtUtc: services.clocks.system.nowMs(),
    }),
  }),
];
