import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/** The administrator opens an inspection's account on the director's order, and may seal a stand-in (S0 §82, §55.i). */
export const specialAccountPermissions = {
  'inspection.read': {
    ...nobody,
    director: 'school',
    deputyDirector: 'school',
    admin: 'school',
    superadmin: 'school',
  },
  'inspection.open': { ...nobody, admin: 'school', superadmin: 'school' },
  'envelope.read': { ...nobody, director: 'school', admin: 'school', superadmin: 'school' },
  'envelope.seal': { ...nobody, admin: 'school', superadmin: 'school' },
} as const satisfies Permissions;
