import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const importsHolds: Holdings = {
  import_run: {
    school: ['actor_role', 'counts_json', 'fault'],
    author: ['file_name', 'actor_id', 'actor_name'],
    short: ['content_sealed', 'choices_json', 'journal_sealed', 'fault_json'],
    because: 'import.forget: a day after the last step',
  },
  import_memory: { goes: ['choices_json'] },
};
