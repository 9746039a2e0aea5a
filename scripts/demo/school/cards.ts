import { CARD_STATES, type CardState } from '@furtka/core-contract/api';
import type { CardId, PersonId } from '@furtka/core-contract/ids';
import type { SeedCard } from '@furtka/diary-core/seed';
import type { Random } from './random.ts';

export interface Holder {
  readonly id: PersonId;
  readonly keyholder: boolean;
  /** Where the demo needs this state. */
  readonly state?: CardState;
}

const WITHOUT_CARD = 0.03;
/** Of a hundred cards so many are in this state; the rest is active. */
const SHARE: Readonly<Record<Exclude<CardState, 'active'>, number>> = {
  ordered: 2,
  received: 1,
  blocked: 2,
  cancelled: 2,
  deactivated: 1,
};
const SPARE_CARDS = 12;
/** First byte of a 7-byte UID: the maker's number, 04h = NXP (ISO/IEC 7816-6). */
const MAKER = '04';
/** 4-byte UIDs that begin with 08h change at each reading, 88h is the cascade tag (ISO/IEC 14443-3 §6.5.4). */
const NOT_A_NUMBER = ['08', '88'];

const hex = (bytes: number, random: Random): string =>
  Array.from({ length: bytes }, () => random.below(256).toString(16).padStart(2, '0')).join('');

/** UID as a reader would give it: 7 bytes mostly, 4 on older cards; none twice. */
export const makeUids = (random: Random): (() => string) => {
  const given = new Set<string>();
  return () => {
    for (;;) {
      const uid = random.chance(0.75) ? `${MAKER}${hex(6, random)}` : hex(4, random);
      if (given.has(uid) || (uid.length === 8 && NOT_A_NUMBER.includes(uid.slice(0, 2)))) continue;
      given.add(uid);
      return uid;
    }
  };
};

const drawState = (random: Random): CardState => {
  let left = random.below(100);
  for (const state of CARD_STATES) {
    if (state === 'active') continue;
    left -= SHARE[state];
    if (left < 0) return state;
  }
  return 'active';
};

/**
 * Cards for nearly everybody; whoever lost one has a second, active one. Some cards lie in the office and are nobody's yet.
 */
export const makeCards = (
  holders: readonly Holder[],
  idOf: (name: string) => CardId,
  random: Random,
): SeedCard[] => {
  const nextUid = makeUids(random.branch('uids'));
  const cards: SeedCard[] = [];
  const issue = (holderId: PersonId | null, state: CardState, keyholder: boolean) => {
    const id = idOf(`card/${cards.length}`);
    cards.push({ id, uid: nextUid(), state, holderId, ...(keyholder ? { keyholder } : {}) });
  };
  for (const { id, keyholder, state } of holders) {
    if (state === undefined && !keyholder && random.chance(WITHOUT_CARD)) continue;
    const drawn = state ?? (keyholder ? 'active' : drawState(random));
    issue(id, drawn, keyholder);
    const isReplaced = drawn === 'cancelled' || drawn === 'deactivated';
    if (isReplaced && state === undefined) issue(id, 'active', keyholder);
  }
  for (let index = 0; index < SPARE_CARDS; index += 1)
    issue(null, index % 3 === 0 ? 'ordered' : 'received', false);
  return cards;
};
