import type { Permissions } from '../../kernel/access/grants.ts';
import { everyPerson, nobody } from '../no-rights.ts';

/** STRUCT-10, STRUCT-12: the administrator keeps the subjects. */
export const subjectPermissions = {
  'subject.read': everyPerson,
  'subject.write': { ...nobody, admin: 'school' },
} as const satisfies Permissions;
