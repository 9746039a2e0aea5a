import type { EventId } from '@furtka/core-contract/ids';
import { bool, id, instant } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';

/** Somebody opened a door under threat. Its id is the event's. Times: school clock. */
export const helpCallTable = schoolTable(
  'help_call',
  {
    id: id<'EventId'>(),
    site_id: id<'SiteId'>(),
    door_id: id<'DoorId'>(),
    holder_id: id<'PersonId'>().nullable().sensitive(),
    occurred_at_utc: instant(),
    answered_at_utc: instant().nullable(),
    answered_by: id<'AccountId'>().nullable(),
    /** Answered in the gatehouse, not at a desk. */
    was_at_kiosk: bool().preset(0),
  },
  { index: [['occurred_at_utc'], ['door_id', 'answered_at_utc']] },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    help_call: TableOf<typeof helpCallTable>;
  }
}
declare module '../../kernel/feed/events.ts' {
  interface FeedEvents {
    /** Came, or was answered. */
    'help_call.changed': { readonly callId: EventId };
  }
}
