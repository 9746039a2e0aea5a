import type { CardId, EventId } from '@furtka/core-contract/ids';
import type { Row, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { CardHint } from './domain.ts';

/** Hints that are known of these taps. */
export const hintsOfTaps = async (
  read: SchoolRead,
  tapIds: readonly EventId[],
): Promise<Pick<Row<'card_hint'>, 'tap_id' | 'kind'>[]> =>
  tapIds.length === 0
    ? []
    : read
        .from('card_hint')
        .select(['tap_id', 'kind'])
        .where('tap_id', 'in', [...tapIds])
        .execute();

export const insertHints = (tx: SchoolTx, hints: readonly CardHint[]): Promise<void> =>
  tx.insertMany(
    'card_hint',
    hints.map(({ kind, tap, other }) => ({
      id: tx.newId<'CardHintId'>(),
      kind,
      tap_id: tap.tapId,
      card_id: tap.cardId,
      holder_id: tap.holderId,
      site_id: tap.siteId,
      door_id: tap.doorId,
      occurred_at_utc: tap.occurredAtUtc,
      other_site_id: other?.siteId ?? null,
      other_door_id: other?.doorId ?? null,
      other_at_utc: other?.occurredAtUtc ?? null,
    })),
  );

/** Newest first. */
export const hintsSince = (
  read: SchoolRead,
  wanted: { readonly fromUtc: number; readonly cardId: CardId | undefined; readonly limit: number },
): Promise<Row<'card_hint'>[]> => {
  const query = read
    .from('card_hint')
    .selectAll()
    .where('occurred_at_utc', '>=', wanted.fromUtc)
    .orderBy('occurred_at_utc', 'desc')
    .orderBy('id', 'desc')
    .limit(wanted.limit);
  const { cardId } = wanted;
  return (cardId === undefined ? query : query.where('card_id', '=', cardId)).execute();
};
