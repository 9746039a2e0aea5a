import type { OpensBy } from '@furtka/core-contract/roster';
import { DECISIONS, type Decision } from './decide.ts';

/** What a door asks besides the roster's decision about a card. */
export interface Circumstances {
  readonly isExit: boolean;
  /** The door stands free: by its hours or by the mode. */
  readonly isFree: boolean;
  readonly opensBy: OpensBy;
  readonly isStaff: boolean;
  /** The holder has a PIN, and the reader has keys. */
  readonly canGivePin: boolean;
  /** Wrong tries have locked this door, or this card at it. */
  readonly lockedOut: 'no' | 'door' | 'card';
  /** Another door of the airlock is not shut and locked. */
  readonly isOtherOpen: boolean;
  /** The reader was opened: nothing that it tells is believed. */
  readonly isReaderOff: boolean;
}

/**
 * What becomes of a decision at this door.
 *
 * The way out is never touched (promise 2). A reader that was opened has but one answer, whatever the card; else refusals stay. A locked door lets the staff's cards pass; a card that was
 * tried with wrong PINs waits. In an airlock the second door waits for the first.
 *
 * @returns the decision, another one, or `askPin`: the card was good, the PIN is still to come
 */
export const secondLook = (decision: Decision, at: Circumstances): Decision | 'askPin' => {
  if (at.isExit) return decision;
  if (at.isReaderOff) return DECISIONS['denied.tamper'];
  if (!decision.granted) return decision;
  if (at.isOtherOpen) return DECISIONS['denied.interlock'];
  if (at.isFree) return decision;
  if (at.lockedOut === 'card' || (at.lockedOut === 'door' && !at.isStaff))
    return DECISIONS['denied.locked_out'];
  if (at.opensBy !== 'card_pin') return decision;
  return at.canGivePin ? 'askPin' : DECISIONS['denied.no_pin'];
};
