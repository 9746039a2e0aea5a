import { id, instant, oneOf } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';
import { CARD_HINTS } from './domain.ts';

/** A hint that a card may exist twice; drawn from taps. Times: school clock. */
export const cardHintTable = schoolTable(
  'card_hint',
  {
    id: id<'CardHintId'>(),
    kind: oneOf(CARD_HINTS),
    tap_id: id<'EventId'>(),
    card_id: id<'CardId'>(),
    holder_id: id<'PersonId'>().nullable(),
    site_id: id<'SiteId'>(),
    door_id: id<'DoorId'>(),
    occurred_at_utc: instant(),
    other_site_id: id<'SiteId'>().nullable(),
    other_door_id: id<'DoorId'>().nullable(),
    other_at_utc: instant().nullable(),
  },
  {
    unique: [['tap_id', 'kind']],
    index: [['occurred_at_utc'], ['card_id', 'occurred_at_utc']],
    unaudited: 'drawn from door_event by a rule; nobody writes it',
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    card_hint: TableOf<typeof cardHintTable>;
  }
}
