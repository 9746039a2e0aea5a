import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const edgeSyncHolds: Holdings = {
  hub_log: { school: ['hash'] },
  quarantined_row: { school: ['code'], law: ['payload'], because: 'doors.quarantine' },
  site_roster: { school: ['digest', 'signed_text'] },
  site_directory: { school: ['digest'] },
};
