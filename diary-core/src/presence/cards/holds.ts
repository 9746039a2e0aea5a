import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const cardsHolds: Holdings = {
  card: { goes: ['number_cipher', 'hash', 'hash_key_id', 'number_mark'], nameless: ['holder_id'] },
  card_tombstone: { law: ['number_mark'], because: 'CARD-07: a number is never given again' },
  card_step: { goes: ['reason'], author: ['actor_name'] },
  card_block: { school: ['code'] },
};
