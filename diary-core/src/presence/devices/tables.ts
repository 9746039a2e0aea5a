import type { HubId, PersonId, SiteId } from '@furtka/core-contract/ids';
import type { WeeklyHours } from '@furtka/core-contract/roster';
import type { SiteState } from '@furtka/core-contract/sync';
import { bool, id, instant, integer, json, oneOf, text } from '../../kernel/db/columns.ts';
import { globalTable, schoolTable, type TableOf } from '../../kernel/db/tables.ts';

/** A door of a site. */
export const doorTable = schoolTable(
  'door',
  {
    id: id<'DoorId'>(),
    site_id: id<'SiteId'>(),
    name: text(),
    /** Short name for the shell, such as `main`. */
    short_name: text(),
    pulse_ms: integer(),
    held_open_after_ms: integer(),
    needs: oneOf(['uid', 'keyed']),
    one_reader_direction: oneOf(['in', 'out', 'unknown']),
    opens_by: oneOf(['card', 'card_pin', 'pin']).preset('card'),
    is_outer: bool().preset(1),
    /** Why the school lets this outer door be passed without a card. */
    outer_reason: text().nullable(),
    free_hours_json: json<WeeklyHours[]>().preset('[]'),
    has_first_in: bool().preset(0),
    interlock: integer().nullable(),
    has_duress: bool().preset(0),
    alarm_repeat_minutes: integer().preset(10),
    version: integer(),
  },
  { unique: [['short_name']], index: [['site_id']], references: { site_id: 'site' } },
);

/** What a person has at doors beside cards: a PIN, a longer opening. */
export const doorHolderTable = schoolTable(
  'door_holder',
  {
    id: id<'PersonId'>(),
    /** Who needs longer may be somebody with a disability. */
    pulse_ms: integer().nullable().sensitive(),
    /** Of the PIN, and of what it is under threat; `door-pin.ts` under the card key named beside them. */
    pin_hash: text().nullable().secret(),
    duress_hash: text().nullable().secret(),
    pin_key_id: text().nullable(),
    pin_set_at_utc: instant().nullable(),
    version: integer(),
  },
  { unique: [['pin_hash'], ['duress_hash']], references: { id: 'person' } },
);

/** A hub that was enrolled. `revoked_at_utc` is final. */
export const hubTable = schoolTable(
  'hub',
  {
    id: id<'HubId'>(),
    site_id: id<'SiteId'>(),
    /** Ed25519 key with which the hub signs deny, mode and commands. */
    key_id: text(),
    public_key: text(),
    enrolled_at_utc: instant(),
    revoked_at_utc: instant().nullable(),
    version: integer(),
  },
  { index: [['site_id']], references: { site_id: 'site' } },
);

/** The latest site state that a hub reported. */
export const hubStateTable = schoolTable(
  'hub_state',
  {
    id: id<'HubId'>(),
    site_id: id<'SiteId'>(),
    /** System clock of the core. */
    received_at_utc: instant(),
    state_json: json<SiteState>(),
  },
  {
    references: { id: 'hub', site_id: 'site' },
    unaudited: 'a device reports it every two seconds; it is replaced, not changed by anybody',
  },
);

/** Finds the school of a hub by its credential, before any school is known. */
export const hubAccessTable = globalTable(
  'hub_access',
  {
    id: id<'HubId'>(),
    school_id: id<'SchoolId'>(),
    site_id: id<'SiteId'>(),
    /** SHA-256 of the credential, hexadecimal. */
    credential_digest: text().secret(),
    /** The row stays, so that a hub that comes back after months hears why it is refused. */
    revoked_at_utc: instant().nullable(),
  },
  {
    unique: [['credential_digest']],
    index: [['school_id']],
    reason: 'a hub says only its credential; the school follows from it',
    schoolReach: { rows: 'bySchool', column: 'school_id' },
  },
);

/** One-time enrolment codes. */
export const hubCodeTable = globalTable(
  'hub_code',
  {
    id: id<'HubCodeId'>(),
    school_id: id<'SchoolId'>(),
    site_id: id<'SiteId'>(),
    /** SHA-256 of the code, hexadecimal. */
    code_digest: text().secret(),
    expires_at_utc: instant(),
    used_at_utc: instant().nullable(),
  },
  {
    unique: [['code_digest']],
    index: [['school_id']],
    reason: 'a hub that enrols says only its code; the school follows from it',
    schoolReach: { rows: 'bySchool', column: 'school_id' },
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    door: TableOf<typeof doorTable>;
    door_holder: TableOf<typeof doorHolderTable>;
    hub: TableOf<typeof hubTable>;
    hub_state: TableOf<typeof hubStateTable>;
    hub_access: TableOf<typeof hubAccessTable>;
    hub_code: TableOf<typeof hubCodeTable>;
  }
}

declare module '../../kernel/feed/events.ts' {
  interface FeedEvents {
    'door.changed': { readonly siteId: SiteId };
    'door.holder_changed': { readonly personId: PersonId };
    'hub.enrolled': { readonly hubId: HubId; readonly siteId: SiteId };
    /** Its stream ends within a second. */
    'hub.revoked': { readonly hubId: HubId };
  }
}
