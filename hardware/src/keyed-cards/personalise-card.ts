import { randomBytes } from 'node:crypto';
import type { CardAtDesk } from '../pcsc/card-desk.ts';
import type { OfficeCardKeys } from './card-keys.ts';
import { personaliseDesfire } from './personalise-desfire.ts';
import { personaliseNtag424 } from './personalise-ntag424.ts';
import { proveCard } from './prove-card.ts';
import { runExchange } from './run-exchange.ts';

/** For the writing, and for the proving, milliseconds; a card on a desk has time. */
const WITHIN_MS = 15_000;
/** Both families tell seven bytes, and NXP makes both (ISO/IEC 14443-3, manufacturer 04). */
const NXP_UID = /^04[0-9a-f]{12}$/;

export type CardFamily = 'desfire' | 'ntag424';

/**
 * `not_keyed_family`: a card that cannot hold a key of ours, such as MIFARE Classic. `foreign`: it holds keys of somebody else.
 * `refused`: it did not do what was asked. `gone`: it was taken away; lay it down again. `not_proved`: it was written and does not
 * prove itself.
 */
export type PersonaliseFault = 'not_keyed_family' | 'foreign' | 'refused' | 'gone' | 'not_proved';

export type PersonaliseResult =
  | { readonly ok: true; readonly family: CardFamily; readonly uid: string }
  | { readonly ok: false; readonly code: PersonaliseFault };

const draw = (): Uint8Array => randomBytes(16);
const fail = (code: PersonaliseFault): PersonaliseResult => ({ ok: false, code });

/** Writes a card at the desk and has it prove itself as a door would, signed file included. May be repeated at will. */
export const personaliseCard = async (
  card: CardAtDesk,
  keys: OfficeCardKeys,
): Promise<PersonaliseResult> => {
  if (card.kind !== 'isoDep' || !NXP_UID.test(card.uid)) return fail('not_keyed_family');
  const uid = Buffer.from(card.uid, 'hex');
  const written = await runExchange(personaliseDesfire(uid, keys, draw), card.transmit, WITHIN_MS);
  if (written === undefined) return fail('gone');
  if (written.ok) return proveIt(card, keys, 'desfire');
  if (written.code !== 'not_this_family') return fail(written.code);
  const tag = await runExchange(personaliseNtag424(uid, keys, draw), card.transmit, WITHIN_MS);
  if (tag === undefined) return fail('gone');
  if (tag.ok) return proveIt(card, keys, 'ntag424');
  return fail(tag.code === 'not_this_family' ? 'not_keyed_family' : tag.code);
};

const proveIt = async (
  card: CardAtDesk,
  keys: OfficeCardKeys,
  family: CardFamily,
): Promise<PersonaliseResult> => {
  const uid = Buffer.from(card.uid, 'hex');
  const proof = proveCard({ uid, keys, rndA: draw(), readsCredentialFile: true });
  const result = await runExchange(proof, card.transmit, WITHIN_MS);
  if (result === undefined) return fail('gone');
  return result.outcome === 'proved' ? { ok: true, family, uid: card.uid } : fail('not_proved');
};
