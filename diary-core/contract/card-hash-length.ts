/** Length of a card hash in characters: 128 bits as hexadecimal. Apart from `card-hash.ts`, which needs node:crypto. */
export const CARD_HASH_LENGTH = 32;
