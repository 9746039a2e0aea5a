import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const schoolsHolds: Holdings = {
  school: { school: ['name', 'address'] },
  site: { school: ['name', 'zone'] },
  room: { school: ['name'] },
  school_setting: { school: ['staff_hours_json', 'free_outer_door_reason', 'office_phone'] },
  school_opening: { author: ['opened_by_name'] },
  school_suspension: { school: ['reason'], author: ['by_name'] },
  school_card: { school: ['short_name', 'rspo'] },
  school_logo: { school: ['content', 'digest'] },
};
