import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/** Who can send help: the office and those who lead the school. The gatehouse sees and answers at its kiosk. */
const helpers = {
  ...nobody,
  secretariat: 'school',
  director: 'school',
  deputyDirector: 'school',
} as const;

export const helpCallPermissions = {
  'helpCall.read': helpers,
  'helpCall.answer': helpers,
} as const satisfies Permissions;
