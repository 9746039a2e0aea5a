import type { CardState } from '@furtka/core-contract/api';
import type { Assurance } from '@furtka/core-contract/credential';
import type { BlockId, CardId, DoorId, PersonId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type { Row, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { CardAct } from './domain.ts';

export interface CardRow {
  readonly cardId: CardId;
  readonly holderId: PersonId | null;
  readonly state: CardState;
}

/** Every card of the school without its number. */
export const cardRows = (
  read: SchoolRead,
  states: readonly CardState[] | undefined,
): Promise<CardRow[]> => {
  const query = read.from('card').select(['id as cardId', 'holder_id as holderId', 'state']);
  return (states === undefined ? query : query.where('state', 'in', [...states])).execute();
};

export interface TimedCardRow extends CardRow {
  readonly changedAtUtc: number;
}

/** Every card that has a holder, with when its state last changed. */
export const cardRowsWithTime = (read: SchoolRead): Promise<TimedCardRow[]> =>
  read
    .from('card')
    .select(['id as cardId', 'holder_id as holderId', 'state', 'changed_at_utc as changedAtUtc'])
    .where('holder_id', 'is not', null)
    .execute();

/** Every card that a person ever had, newest first. */
export const cardsOfHolder = (
  read: SchoolRead,
  holderId: PersonId,
): Promise<(CardRow & { readonly createdAtUtc: number })[]> =>
  read
    .from('card')
    .select(['id as cardId', 'holder_id as holderId', 'state', 'created_at_utc as createdAtUtc'])
    .where('holder_id', '=', holderId)
    .orderBy('created_at_utc', 'desc')
    .orderBy('id', 'desc')
    .execute();

export const countsByState = async (read: SchoolRead): Promise<Map<CardState, number>> => {
  const rows = await read
    .from('card')
    .select((eb) => ['state', eb.fn.countAll().as('count')])
    .groupBy('state')
    .execute();
  return new Map(rows.map((row) => [row.state, Number(row.count)]));
};

/** The card that bears a number, if any, whatever its state. */
export const cardByMark = (read: SchoolRead, mark: string): Promise<{ id: CardId } | undefined> =>
  read.from('card').select('id').where('number_mark', '=', mark).executeTakeFirst();

export const isRetired = async (read: SchoolRead, mark: string): Promise<boolean> => {
  const row = await read
    .from('card_tombstone')
    .select('id')
    .where('number_mark', '=', mark)
    .executeTakeFirst();
  return row !== undefined;
};

interface NewStep {
  readonly cardId: CardId;
  readonly cardVersion: number;
  readonly act: 'register' | CardAct;
  readonly from: CardState | null;
  readonly to: CardState;
  readonly atUtc: number;
  readonly role: Role;
  /** Missing where the system acted. */
  readonly actorName: string | undefined;
  readonly reason: string | undefined;
}

export const addStep = (tx: SchoolTx, step: NewStep): Promise<void> =>
  tx.insert('card_step', {
    id: tx.newId<'CardStepId'>(),
    card_id: step.cardId,
    card_version: step.cardVersion,
    act: step.act,
    from_state: step.from,
    to_state: step.to,
    at_utc: step.atUtc,
    role: step.role,
    actor_name: step.actorName ?? null,
    reason: step.reason ?? null,
  });

/** A block made in the core, in force. */
export const addBlock = (
  tx: SchoolTx,
  block: { readonly blockId: BlockId; readonly cardId: CardId; readonly nowUtc: number },
): Promise<void> =>
  tx.insert('card_block', {
    id: block.blockId,
    card_id: block.cardId,
    source: 'core',
    outcome: 'blocked',
    code: null,
    at_utc: block.nowUtc,
    taken_at_utc: block.nowUtc,
    lifted_at_utc: null,
  });

export const stepsOf = (read: SchoolRead, cardId: CardId): Promise<Row<'card_step'>[]> =>
  read
    .from('card_step')
    .selectAll()
    .where('card_id', '=', cardId)
    .orderBy('card_version', 'desc')
    .execute();

/** Steps of these cards, newest first. */
export const stepsOfCards = async (
  read: SchoolRead,
  cardIds: readonly CardId[],
): Promise<Row<'card_step'>[]> =>
  cardIds.length === 0
    ? []
    : read
        .from('card_step')
        .selectAll()
        .where('card_id', 'in', [...cardIds])
        .orderBy('card_version', 'desc')
        .execute();

export const receiptsOf = (
  read: SchoolRead,
  blockIds: readonly BlockId[],
): Promise<{ blockId: BlockId; doorId: DoorId; confirmedAtUtc: number }[]> =>
  blockIds.length === 0
    ? Promise.resolve([])
    : read
        .from('card_block_receipt')
        .select(['block_id as blockId', 'door_id as doorId', 'confirmed_at_utc as confirmedAtUtc'])
        .where('block_id', 'in', [...blockIds])
        .execute();

/** Blocks that keep a card from the doors now, newest last. */
export const blocksInForce = (
  read: SchoolRead,
  takenAfterUtc: number,
): Promise<Row<'card_block'>[]> =>
  read
    .from('card_block')
    .selectAll()
    .where('outcome', '=', 'blocked')
    .where('lifted_at_utc', 'is', null)
    .where('taken_at_utc', '>', takenAfterUtc)
    .orderBy('id')
    .execute();

/** Every block taken since, whatever became of it, newest first. */
export const blocksSince = (
  read: SchoolRead,
  takenAfterUtc: number,
): Promise<Pick<Row<'card_block'>, 'id' | 'card_id' | 'at_utc' | 'taken_at_utc'>[]> =>
  read
    .from('card_block')
    .select(['id', 'card_id', 'at_utc', 'taken_at_utc'])
    .where('taken_at_utc', '>', takenAfterUtc)
    .orderBy('taken_at_utc', 'desc')
    .orderBy('id', 'desc')
    .execute();

export interface CardAtDoor {
  readonly cardId: CardId;
  readonly hash: string | null;
  readonly holderId: PersonId | null;
  readonly state: CardState;
  readonly assurance: Assurance;
  readonly isKeyholder: boolean;
}

/** Cards that have a number, as rosters need them. */
export const cardsWithNumber = (read: SchoolRead, hashKeyId: string): Promise<CardAtDoor[]> =>
  read
    .from('card')
    .select([
      'id as cardId',
      'hash',
      'holder_id as holderId',
      'state',
      'assurance',
      'is_keyholder as isKeyholder',
    ])
    .where('hash_key_id', '=', hashKeyId)
    .execute();

/** Cards that still have a life and a holder. */
export const livingCards = (
  read: SchoolRead,
): Promise<{ readonly cardId: CardId; readonly holderId: PersonId | null }[]> =>
  read
    .from('card')
    .select(['id as cardId', 'holder_id as holderId'])
    .where('state', '!=', 'deactivated')
    .where('holder_id', 'is not', null)
    .execute();

/** Holder of each of these cards; cards of another school are not in the answer. */
export const holdersOf = async (
  read: SchoolRead,
  cardIds: readonly CardId[],
): Promise<Map<CardId, PersonId | null>> => {
  if (cardIds.length === 0) return new Map();
  const rows = await read
    .from('card')
    .select(['id', 'holder_id'])
    .where('id', 'in', [...cardIds])
    .execute();
  return new Map(rows.map((row) => [row.id, row.holder_id]));
};

/**
 * Takes the numbers of these persons' cards and what was written about them; what was done with a card, and when, stays, and the
 * tombstone of its number (CARD-07).
 */
export const forgetNumbers = async (
  tx: SchoolTx,
  holderIds: readonly PersonId[],
): Promise<void> => {
  const cards = await tx.updateWhere(
    'card',
    { holder_id: holderIds },
    { number_cipher: null, hash: null, hash_key_id: null, number_mark: null },
  );
  if (cards.length === 0) return;
  await tx
    .updateTable('card_step')
    .set({ reason: null })
    .where(
      'card_id',
      'in',
      cards.map(({ id }) => id),
    )
    .execute();
};
