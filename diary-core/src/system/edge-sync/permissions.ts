import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

export const edgeSyncPermissions = {
  /** What a hub does with the core, by its credential. */
  'hub.sync': { ...nobody, device: 'school' },
  /** Health of hubs and rows in quarantine. */
  'hub.watch': { ...nobody, admin: 'school' },
} as const satisfies Permissions;
