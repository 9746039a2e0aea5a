import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

export const passagePermissions = {
  /** Requirements 4.2 "Entry/exit times"; a student as the guardian does (S0 §62). */
  'passage.read': { ...nobody, student: 'own', guardian: 'ownChildren' },
  /** The same as it happens; each event is addressed to those who may see it, one by one. */
  'passage.watch': { ...nobody, student: 'own', guardian: 'own' },
  /** Of a whole site; only where the school allows it (C-10), the use case checks that. */
  'passage.readSite': { ...nobody, director: 'school', deputyDirector: 'school' },
} as const satisfies Permissions;
