import { bool, oneOf, text } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';

/** What a court left to a guardian; whoever is a guardian already keeps everything. */
export const guardians0002: Migration = {
  id: '0002-custody',
  up: async (m) => {
    await m.addColumns('guardianship', {
      authority: oneOf(['full', 'limited', 'suspended', 'deprived']).preset('full'),
      court_reference: text().nullable().sensitive(),
      may_see_child: bool().preset(1),
      may_decide: bool().preset(1),
      may_collect: bool().preset(1),
      custody_note: text().nullable().sensitive(),
    });
  },
};
