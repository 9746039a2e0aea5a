import { CARD_STATES, type CardState } from '@furtka/core-contract/api';

/** What people do with a card (CARD-46). */
export const CARD_ACTS = [
  'receive',
  'activate',
  'block',
  'unblock',
  'cancel',
  'deactivate',
] as const;
export type CardAct = (typeof CARD_ACTS)[number];

/**
 * Every state × every act: the state that follows, or `null` where the act is refused.
 *
 * ordered → received → active ⇄ blocked; active or blocked → cancelled; any → deactivated, which is final.
 */
const CARD_TRANSITIONS = {
  ordered: {
    receive: 'received',
    activate: null,
    block: null,
    unblock: null,
    cancel: null,
    deactivate: 'deactivated',
  },
  received: {
    receive: null,
    activate: 'active',
    block: null,
    unblock: null,
    cancel: null,
    deactivate: 'deactivated',
  },
  active: {
    receive: null,
    activate: null,
    block: 'blocked',
    unblock: null,
    cancel: 'cancelled',
    deactivate: 'deactivated',
  },
  blocked: {
    receive: null,
    activate: null,
    block: null,
    unblock: 'active',
    cancel: 'cancelled',
    deactivate: 'deactivated',
  },
  cancelled: {
    receive: null,
    activate: null,
    block: null,
    unblock: null,
    cancel: null,
    deactivate: 'deactivated',
  },
  deactivated: {
    receive: null,
    activate: null,
    block: null,
    unblock: null,
    cancel: null,
    deactivate: null,
  },
} as const satisfies Record<CardState, Record<CardAct, CardState | null>>;

type Transition =
  | { readonly ok: true; readonly state: CardState }
  | { readonly ok: false; readonly code: 'cards.deactivated' | 'cards.state_refused' };

/**
 * The state that follows an act.
 *
 * @returns `cards.deactivated` for every act on a card that is out of use for ever (CARD-06), `cards.state_refused` for any
 *          other act that the present state does not allow; never throws
 */
export const transition = (state: CardState, act: CardAct): Transition => {
  const next = CARD_TRANSITIONS[state][act];
  if (next !== null) return { ok: true, state: next };
  return { ok: false, code: state === 'deactivated' ? 'cards.deactivated' : 'cards.state_refused' };
};

/** States in which a card may be for the door: it is in the roster when it has a number. */
export const isInUse = (state: CardState): boolean => state === 'active' || state === 'blocked';

/** Whether a text is one of the six states; for rows read from a database. */
export const isCardState = (text: string): text is CardState =>
  CARD_STATES.some((state) => state === text);

/** NXP makes every card that can hold a key of ours, with 7 bytes of number that begin with its mark (ISO/IEC 14443-3 §6.5.4). */
const KEYED_UID = /^04[0-9a-f]{12}$/;

/**
 * Whether a card of this number can prove itself by a key. `false` for MIFARE Classic with its 4 bytes, phones, and cards of other
 * makers. A Classic of 7 bytes looks alike here; it proves nothing at any door, whatever it is enrolled as.
 *
 * @param uid  lower-case hexadecimal
 */
export const canBeKeyed = (uid: string): boolean => KEYED_UID.test(uid);

type UidFault = 'cards.uid_random' | 'cards.uid_truncated';

/**
 * Why a UID cannot be the number of a card of this school, though it has the right form.
 *
 * @param uid  lower-case hexadecimal, 4, 7 or 10 bytes
 * @returns    `cards.uid_random`: 4 bytes that begin with 08h are made anew at each reading (phones);
 *             `cards.uid_truncated`: 88h is the cascade tag, so this is the beginning of a longer number
 * Source      ISO/IEC 14443-3 §6.5.4
 */
export const uidFault = (uid: string): UidFault | undefined => {
  if (uid.length !== 8) return undefined;
  if (uid.startsWith('08')) return 'cards.uid_random';
  return uid.startsWith('88') ? 'cards.uid_truncated' : undefined;
};
