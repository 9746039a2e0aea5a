import type { Recorded } from '../../kernel/audit/recorded.ts';

/** What this feature writes into the register of changes. */
export const schoolsRecorded: Recorded = {
  acts: [
    'room.add',
    'room.change',
    'room.remove',
    'school.card',
    'school.init',
    'school.logo',
    'school.logo_removed',
    'school.rename',
    'school.seed',
    'school.settings',
    'site.add',
    'site.change',
    'site.remove',
  ],
  subjects: ['room', 'school', 'schoolSetting', 'school_card', 'school_logo', 'site'],
};
