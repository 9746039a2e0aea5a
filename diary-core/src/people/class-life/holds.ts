import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const classLifeHolds: Holdings = {
  parent_contact: {
    goes: ['student_id', 'happened_on', 'about', 'difficulty'],
    nameless: ['guardian_id'],
    author: ['author_id', 'author_name'],
  },
  class_event: {
    law: ['about'],
    school: ['happened_on'],
    author: ['author_id', 'author_name'],
    because: "part of the class's register, which the school keeps for the class",
  },
  information_release: {
    goes: ['student_id', 'released_on', 'about'],
    nameless: ['guardian_id'],
    author: ['author_id', 'author_name'],
  },
};
