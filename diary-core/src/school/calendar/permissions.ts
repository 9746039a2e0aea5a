import type { Permissions } from '../../kernel/access/grants.ts';
import { everyPerson, nobody } from '../no-rights.ts';

/** Days off are set by the director or entered by the administrator; bell times are a setting of the whole school. */
export const calendarPermissions = {
  'calendar.read': everyPerson,
  'calendar.write': { ...nobody, admin: 'school', director: 'school', deputyDirector: 'school' },
  'bellSchedule.read': everyPerson,
  'bellSchedule.write': { ...nobody, admin: 'school' },
} as const satisfies Permissions;
