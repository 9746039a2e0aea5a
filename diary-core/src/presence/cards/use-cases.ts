import type { CardState } from '@furtka/core-contract/api';
import type { Credential } from '@furtka/core-contract/credential';
import type { BlockId, CardId, PersonId } from '@furtka/core-contract/ids';
import type { Actor, Row, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { personById } from '../../people/persons/api.ts';
import { ensureCardKeys, type KeyServices } from '../school-keys/api.ts';
import { type CardAct, transition } from './domain.ts';
import { numberMark, storeNumber } from './number.ts';
import { addBlock, addStep, cardByMark, isRetired } from './store.ts';

/** Who does it and when; `nowUtc` by the system clock. */
export interface Doing {
  readonly actor: Actor;
  readonly nowUtc: number;
  readonly reason?: string | undefined;
}

export const doing = (services: Services, actor: Actor, reason?: string): Doing => ({
  actor,
  nowUtc: services.clocks.system.nowMs(),
  reason,
});

const actorName = (actor: Actor): string | undefined =>
  actor.kind === 'account' ? actor.name : undefined;

const checkHolder = async (tx: SchoolTx, holderId: PersonId): Promise<void> => {
  const person = await personById(tx, holderId);
  if (person === undefined) throw new AppError('not_found', 'cards.holder_unknown');
  if (person.kind === 'guardian') throw new AppError('conflict', 'cards.holder_kind');
};

/** The stored form of a number that nobody has and nobody ever may not have again (CARD-06..08). */
const claimNumber = async (tx: SchoolTx, services: KeyServices, credential: Credential) => {
  const keys = await ensureCardKeys(tx, services);
  const mark = numberMark(keys, credential);
  if (await isRetired(tx, mark)) throw new AppError('conflict', 'cards.number_retired');
  const bearer = await cardByMark(tx, mark);
  if (bearer !== undefined)
    throw new AppError('conflict', 'cards.number_taken', { cardId: bearer.id });
  return storeNumber(services, tx.schoolId, keys, credential);
};

export interface NewCard {
  readonly cardId: CardId;
  /** Students and staff of the school; `null`: nobody's yet. */
  readonly holderId: PersonId | null;
  /** Missing for a card that was ordered only. */
  readonly credential?: Credential | undefined;
  readonly state: CardState;
  readonly isKeyholder?: boolean | undefined;
}

/** Puts a card into the register, in the state that it is in. */
export const registerCard = async (
  tx: SchoolTx,
  services: KeyServices,
  card: NewCard,
  by: Doing,
): Promise<void> => {
  if (card.holderId !== null) await checkHolder(tx, card.holderId);
  const needsHolder = card.state === 'active' || card.state === 'blocked';
  if (needsHolder && card.holderId === null) throw new AppError('conflict', 'cards.holder_missing');
  if (needsHolder && card.credential === undefined)
    throw new AppError('conflict', 'cards.number_missing');
  const number =
    card.credential === undefined ? undefined : await claimNumber(tx, services, card.credential);
  const blockId = card.state === 'blocked' ? tx.newId<'BlockId'>() : null;
  await tx.insert('card', {
    id: card.cardId,
    holder_id: card.holderId,
    state: card.state,
    number_cipher: number?.number_cipher ?? null,
    hash: number?.hash ?? null,
    hash_key_id: number?.hash_key_id ?? null,
    number_mark: number?.number_mark ?? null,
    assurance: card.credential?.assurance ?? 'uid',
    is_keyholder: card.isKeyholder ?? false,
    block_id: blockId,
    created_at_utc: by.nowUtc,
    changed_at_utc: by.nowUtc,
    version: 1,
  });
  if (blockId !== null) await addBlock(tx, { blockId, cardId: card.cardId, nowUtc: by.nowUtc });
  if (card.state === 'deactivated' && number !== undefined)
    await tx.insert('card_tombstone', {
      id: card.cardId,
      number_mark: number.number_mark,
      at_utc: by.nowUtc,
    });
  await addStep(tx, {
    cardId: card.cardId,
    cardVersion: 1,
    act: 'register',
    from: null,
    to: card.state,
    atUtc: by.nowUtc,
    role: by.actor.role,
    actorName: actorName(by.actor),
    reason: by.reason,
  });
  tx.announce('card.changed', { cardId: card.cardId });
};

/** Gives a card that was ordered its number, when it comes. */
export const receiveNumber = async (
  tx: SchoolTx,
  services: KeyServices,
  cardId: CardId,
  credential: Credential,
): Promise<void> => {
  const card = await tx.require('card', cardId);
  if (card.number_mark !== null) throw new AppError('conflict', 'cards.number_known');
  const number = await claimNumber(tx, services, credential);
  await tx.update('card', cardId, { ...number, assurance: credential.assurance });
};

const refuse = (code: string, details: Record<string, unknown> = {}): AppError =>
  new AppError('conflict', code, details);

const checkBefore = (card: Row<'card'>, act: CardAct): void => {
  if (act !== 'activate') return;
  if (card.holder_id === null) throw refuse('cards.holder_missing');
  if (card.number_mark === null) throw refuse('cards.number_missing');
};

/** What follows from a state besides the state: the tombstone, and the end of the block. */
const settle = async (
  tx: SchoolTx,
  card: Row<'card'>,
  to: CardState,
  nowUtc: number,
): Promise<void> => {
  if (to === 'deactivated' && card.number_mark !== null)
    await tx.insert('card_tombstone', {
      id: card.id,
      number_mark: card.number_mark,
      at_utc: nowUtc,
    });
  if (card.state === 'blocked')
    await tx.updateWhere(
      'card_block',
      { card_id: card.id, lifted_at_utc: null },
      { lifted_at_utc: nowUtc },
    );
};

/** One act on a card: allowed transitions only, each kept with its reason (CARD-46). */
export const moveCard = async (
  tx: SchoolTx,
  cardId: CardId,
  act: CardAct,
  by: Doing,
  blockId: BlockId | null = null,
): Promise<void> => {
  const card = await tx.require('card', cardId);
  const next = transition(card.state, act);
  if (!next.ok) throw refuse(next.code, { state: card.state, act });
  checkBefore(card, act);
  await settle(tx, card, next.state, by.nowUtc);
  const after = await tx.update(
    'card',
    cardId,
    {
      state: next.state,
      changed_at_utc: by.nowUtc,
      ...(blockId === null ? {} : { block_id: blockId }),
    },
    { expectVersion: card.version },
  );
  await addStep(tx, {
    cardId,
    cardVersion: after.version,
    act,
    from: card.state,
    to: next.state,
    atUtc: by.nowUtc,
    role: by.actor.role,
    actorName: actorName(by.actor),
    reason: by.reason,
  });
  tx.announce('card.changed', { cardId });
};
