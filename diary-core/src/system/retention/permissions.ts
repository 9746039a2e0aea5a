import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

export const retentionPermissions = {
  'retention.read': {
    ...nobody,
    admin: 'school',
    director: 'school',
    deputyDirector: 'school',
    inspection: 'school',
  },
  /** PRIV-15: periods are configured by the administrator. */
  'retention.write': { ...nobody, admin: 'school' },
  /** Who is told of a proceeding stops the erasing. */
  'retention.hold': { ...nobody, admin: 'school', director: 'school', deputyDirector: 'school' },
} as const satisfies Permissions;
