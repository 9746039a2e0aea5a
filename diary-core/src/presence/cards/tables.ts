import { CARD_STATES } from '@furtka/core-contract/api';
import type { BlockId, CardId } from '@furtka/core-contract/ids';
import { ROLES } from '@furtka/core-contract/roles';
import { bool, id, instant, integer, oneOf, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';
import { CARD_ACTS } from './domain.ts';

/**
 * A card. `number_cipher` is the credential under the school's data key, `hash` its keyed hash under the card key (what agents
 * hold), `number_mark` its hash under the tombstone key, by which two cards of one number are told. All three are null for a
 * card that was ordered and not received yet.
 */
export const cardTable = schoolTable(
  'card',
  {
    id: id<'CardId'>(),
    holder_id: id<'PersonId'>().nullable(),
    state: oneOf(CARD_STATES),
    number_cipher: text().secret().nullable(),
    hash: text().secret().nullable(),
    hash_key_id: text().nullable(),
    number_mark: text().secret().nullable(),
    assurance: oneOf(['uid', 'keyed']),
    is_keyholder: bool(),
    /** The block in force, or the last one. */
    block_id: id<'BlockId'>().nullable(),
    created_at_utc: instant(),
    changed_at_utc: instant(),
    version: integer(),
  },
  {
    unique: [['number_mark'], ['hash']],
    index: [['holder_id'], ['state']],
    references: { holder_id: 'person' },
  },
);

/** Numbers that never return (CARD-07): kept when the card and its holder are erased. */
export const cardTombstoneTable = schoolTable(
  'card_tombstone',
  {
    id: id<'CardId'>(),
    number_mark: text().secret(),
    at_utc: instant(),
  },
  { unique: [['number_mark']], isAppendOnly: true },
);

/** What was done with a card, for its page. `reason` as the person gave it. */
export const cardStepTable = schoolTable(
  'card_step',
  {
    id: id<'CardStepId'>(),
    card_id: id<'CardId'>(),
    /** Version of the card after the step: their order. */
    card_version: integer(),
    act: oneOf(['register', ...CARD_ACTS]),
    from_state: oneOf(CARD_STATES).nullable(),
    to_state: oneOf(CARD_STATES),
    at_utc: instant(),
    role: oneOf(ROLES),
    actor_name: text().personal().nullable(),
    reason: text().personal().nullable(),
  },
  {
    unique: [['card_id', 'card_version']],
    references: { card_id: 'card' },
    unaudited: 'written beside the audited change of the card itself',
  },
);

/** A block, made in the core or at a kiosk. One that changed nothing says why, so that it can be settled and nothing is lost. */
export const cardBlockTable = schoolTable(
  'card_block',
  {
    id: id<'BlockId'>(),
    /** No foreign key: a kiosk may name a card that is gone. */
    card_id: id<'CardId'>(),
    source: oneOf(['core', 'kiosk']),
    outcome: oneOf(['blocked', 'already_blocked', 'refused']),
    /** Why it changed nothing. */
    code: text().nullable(),
    /** When it was made, by the system clock of the core or of the hub. */
    at_utc: instant(),
    /** When the core took it, system clock; rosters name it until 120 days later. */
    taken_at_utc: instant(),
    lifted_at_utc: instant().nullable(),
  },
  { index: [['card_id'], ['taken_at_utc']] },
);

/** A door that holds a block. */
export const cardBlockReceiptTable = schoolTable(
  'card_block_receipt',
  {
    id: id<'ReceiptId'>(),
    block_id: id<'BlockId'>(),
    door_id: id<'DoorId'>(),
    confirmed_at_utc: instant(),
  },
  {
    unique: [['block_id', 'door_id']],
    references: { block_id: 'card_block' },
    unaudited:
      'what devices report about themselves; nobody decides it and nothing is read from it but a screen',
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    card: TableOf<typeof cardTable>;
    card_tombstone: TableOf<typeof cardTombstoneTable>;
    card_step: TableOf<typeof cardStepTable>;
    card_block: TableOf<typeof cardBlockTable>;
    card_block_receipt: TableOf<typeof cardBlockReceiptTable>;
  }
}

declare module '../../kernel/feed/events.ts' {
  interface FeedEvents {
    /** A card was registered or changed its state. */
    'card.changed': { readonly cardId: CardId };
    /** A block to be carried to the doors, ahead of any roster. */
    'card.blocked': { readonly blockId: BlockId; readonly cardId: CardId; readonly atUtc: number };
    /** Doors confirmed a block. */
    'card.block_confirmed': { readonly blockId: BlockId; readonly cardId: CardId };
  }
}
