import type { Credential } from '@furtka/core-contract/credential';
import type { CardId } from '@furtka/core-contract/ids';
import type { Static } from 'typebox';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { KeyServices } from '../school-keys/api.ts';
import { uidFault } from './domain.ts';
import type { NewCardBody, ReceiveBody } from './schema.ts';
import { type Doing, moveCard, receiveNumber, registerCard } from './use-cases.ts';

const credentialOf = (body: Static<typeof ReceiveBody>): Credential | undefined => {
  if (body.uid === undefined) return undefined;
  const uid = body.uid.toLowerCase();
  const fault = uidFault(uid);
  if (fault !== undefined) throw new AppError('invalid', fault, { field: 'uid' });
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
