import type { EventId, SiteId } from '@furtka/core-contract/ids';
import { bool, bytes, id, instant, integer, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';

const DEVICE_WORK =
  'moved by machines alone, many times a minute; what people do is audited where they do it';

/** Place of the core in each log of each hub; written in the transaction that stores the rows. */
export const hubLogTable = schoolTable(
  'hub_log',
  {
    id: id<'HubLogId'>(),
    hub_id: id<'HubId'>(),
    log_id: id<'LogId'>(),
    position: integer(),
    hash: text(),
    is_superseded: bool(),
    /** Rows before the first one held are missing. */
    has_gap: bool(),
    opened_at_utc: instant(),
    changed_at_utc: instant(),
  },
  { unique: [['hub_id', 'log_id']], references: { hub_id: 'hub' }, unaudited: DEVICE_WORK },
);

/** Rows that could not be taken, with their bytes. */
export const quarantinedRowTable = schoolTable(
  'quarantined_row',
  {
    id: id<'QuarantineId'>(),
    hub_id: id<'HubId'>(),
    site_id: id<'SiteId'>(),
    log_id: id<'LogId'>(),
    log_position: integer(),
    code: text(),
    /** UTF-8 of what the hub received. */
    payload: bytes(),
    hub_received_at_utc: instant(),
    hub_received_at_school_utc: instant(),
    received_at_utc: instant(),
    /** When it was taken after all. */
    replayed_at_utc: instant().nullable(),
  },
  {
    unique: [['hub_id', 'log_id', 'log_position']],
    index: [['replayed_at_utc']],
    references: { hub_id: 'hub' },
    unaudited: DEVICE_WORK,
  },
);

/** The newest signed roster of a site. `id` is the site's. */
export const siteRosterTable = schoolTable(
  'site_roster',
  {
    id: id<'SiteId'>(),
    version: integer(),
    issued_at_utc: instant(),
    /** SHA-256 of everything but version and time. */
    digest: text(),
    /** Version of the school whose state it holds; an older state never replaces a newer one. */
    school_version: integer(),
    signed_text: text(),
  },
  {
    references: { id: 'site' },
    unaudited: 'made by rule from audited tables, signed, and replaced',
  },
);

/** First roster of a site that settles a block. */
export const siteSettlementTable = schoolTable(
  'site_settlement',
  {
    id: id<'SettlementId'>(),
    site_id: id<'SiteId'>(),
    block_id: id<'BlockId'>(),
    roster_version: integer(),
  },
  {
    unique: [['site_id', 'block_id']],
    references: { site_id: 'site', block_id: 'card_block' },
    unaudited: 'follows from the roster that was built',
  },
);

/** Version of a site's directory. The names themselves are read when they are asked for. */
export const siteDirectoryTable = schoolTable(
  'site_directory',
  {
    id: id<'SiteId'>(),
    version: integer(),
    issued_at_utc: instant(),
    digest: text(),
  },
  { references: { id: 'site' }, unaudited: 'follows from audited tables' },
);

/** Acts at a kiosk that stand in the register of changes. `id` is the event's. */
export const kioskActTable = schoolTable(
  'kiosk_act',
  { id: id<'EventId'>() },
  { unaudited: 'it says only that the act is in the register already' },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    kiosk_act: TableOf<typeof kioskActTable>;
    hub_log: TableOf<typeof hubLogTable>;
    quarantined_row: TableOf<typeof quarantinedRowTable>;
    site_roster: TableOf<typeof siteRosterTable>;
    site_settlement: TableOf<typeof siteSettlementTable>;
    site_directory: TableOf<typeof siteDirectoryTable>;
  }
}

declare module '../../kernel/feed/events.ts' {
  interface FeedEvents {
    /** A kiosk blocked a card; the event says which. */
    'kiosk.blocked': { readonly eventId: EventId };
    /** Somebody did something at a kiosk; the event says what. */
    'kiosk.acted': { readonly eventId: EventId };
    'roster.built': { readonly siteId: SiteId; readonly version: number };
    'directory.built': { readonly siteId: SiteId; readonly version: number };
  }
}
