import { defineFeature } from '../../kernel/feature.ts';
import { helpCallEraser } from './eraser.ts';
import { helpCallsHolds } from './holds.ts';
import { helpCallLive } from './live.ts';
import { helpCalls0001 } from './migrations/0001-help-calls.ts';
import { helpCallPermissions } from './permissions.ts';
import { helpCallRetention } from './retention.ts';
import { helpCallRoutes } from './routes.ts';
import { helpCallTable } from './tables.ts';

/** Doors opened under threat: shown to office and director at once, silent at the door itself. */
export const helpCalls = defineFeature({
  name: 'presence/help-calls',
  nouns: ['help call'],
  recorded: {
    acts: ['help_call.answer'],
    subjects: ['help_call'],
  },
  tables: [helpCallTable],
  erasers: [helpCallEraser],
  retention: [helpCallRetention],
  holds: helpCallsHolds,
  migrations: [helpCalls0001],
  permissions: helpCallPermissions,
  errors: {},
  announces: ['help_call.changed'],
  routes: helpCallRoutes,
  live: [helpCallLive],
});
