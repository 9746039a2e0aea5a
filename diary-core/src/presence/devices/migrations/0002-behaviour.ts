import { bool, id, instant, integer, json, oneOf, text } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';
import { schoolTable } from '../../../kernel/db/tables.ts';

const doorHolderThen = schoolTable(
  'door_holder',
  {
    id: id<'PersonId'>(),
    pulse_ms: integer().nullable().sensitive(),
    pin_hash: text().nullable().secret(),
    duress_hash: text().nullable().secret(),
    pin_key_id: text().nullable(),
    pin_set_at_utc: instant().nullable(),
    version: integer(),
  },
  { unique: [['pin_hash'], ['duress_hash']], references: { id: 'person' } },
);

/** How a door behaves, and what a person needs at doors. Doors from before are outer ones that open by card. */
export const devices0002: Migration = {
  id: '0002-behaviour',
  up: async (m) => {
    await m.addColumns('door', {
      opens_by: oneOf(['card', 'card_pin', 'pin']).preset('card'),
      is_outer: bool().preset(1),
      outer_reason: text().nullable(),
      free_hours_json: json().preset('[]'),
      has_first_in: bool().preset(0),
      interlock: integer().nullable(),
      has_duress: bool().preset(0),
      alarm_repeat_minutes: integer().preset(10),
    });
    await m.create(doorHolderThen);
  },
};
