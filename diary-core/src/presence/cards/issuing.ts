import type { Assurance, Credential } from '@furtka/core-contract/credential';
import type { CardId } from '@furtka/core-contract/ids';
import type { Static } from 'typebox';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { ensureCardKeys, type KeyServices } from '../school-keys/api.ts';
import { canBeKeyed, uidFault } from './domain.ts';
import { numberMark } from './number.ts';
import type { AssuranceBody, NewCardBody, ReceiveBody } from './schema.ts';
import { type Doing, moveCard, receiveNumber, registerCard } from './use-cases.ts';

const checkAssurance = (uid: string, assurance: Assurance | undefined): void => {
  if (assurance === 'keyed' && !canBeKeyed(uid))
    throw new AppError('invalid', 'cards.keyed_impossible', { field: 'assurance' });
};

const credentialOf = (body: Static<typeof ReceiveBody>): Credential | undefined => {
  if (body.uid === undefined) return undefined;
  const uid = body.uid.toLowerCase();
  const fault = uidFault(uid);
  if (fault !== undefined) throw new AppError('invalid', fault, { field: 'uid' });
  checkAssurance(uid, body.assurance);
  return { technology: 'iso14443', uid, assurance: body.assurance ?? 'uid' };
};

/** Registers a card as the issuer gives it. */
export const issueCard = async (
  tx: SchoolTx,
  services: KeyServices,
  body: Static<typeof NewCardBody>,
  by: Doing,
): Promise<CardId> => {
  const credential = credentialOf(body);
  const state = body.state ?? (credential === undefined ? 'ordered' : 'received');
  if (state !== 'ordered' && credential === undefined)
    throw new AppError('conflict', 'cards.number_missing');
  const cardId = tx.newId<'CardId'>();
  await registerCard(tx, services, { cardId, holderId: body.holderId, credential, state }, by);
  return cardId;
};

/** An ordered card came; with its number, where it was not known yet. */
export const receiveCard = async (
  tx: SchoolTx,
  services: KeyServices,
  cardId: CardId,
  body: Static<typeof ReceiveBody>,
  by: Doing,
): Promise<void> => {
  const credential = credentialOf(body);
  await moveCard(tx, cardId, 'receive', by);
  if (credential !== undefined) await receiveNumber(tx, services, cardId, credential);
};

/**
 * A card of the register was personalised, or lost its key. Its number is told again, so that the card in hand is the card meant;
 * the number itself stays as it is.
 */
export const changeAssurance = async (
  tx: SchoolTx,
  services: KeyServices,
  cardId: CardId,
  body: Static<typeof AssuranceBody>,
): Promise<void> => {
  const uid = body.uid.toLowerCase();
  checkAssurance(uid, body.assurance);
  const card = await tx.require('card', cardId);
  if (card.state === 'deactivated') throw new AppError('conflict', 'cards.deactivated');
  const keys = await ensureCardKeys(tx, services);
  const mark = numberMark(keys, { technology: 'iso14443', uid, assurance: body.assurance });
  if (mark !== card.number_mark) throw new AppError('conflict', 'cards.number_differs');
  await tx.update('card', cardId, { assurance: body.assurance }, { expectVersion: card.version });
  tx.announce('card.changed', { cardId });
};
