import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

const readers = {
  ...nobody,
  homeroomTeacher: 'ownClass',
  counsellor: 'school',
  director: 'school',
  deputyDirector: 'school',
} as const;

/** PUPIL-03: only who works with the child; not the office, not the administrator. Each reading is recorded. */
export const supportDocumentPermissions = {
  'supportDocument.read': readers,
  'supportDocument.write': { ...readers, deputyDirector: 'none' },
  /** Who read them, and when. */
  'supportReading.read': readers,
} as const satisfies Permissions;
