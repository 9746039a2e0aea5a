import type { CardId, DoorId, EventId, PersonId, SiteId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';

/** A tap of a known card under a sure clock. */
export interface TapNear {
  readonly tapId: EventId;
  readonly cardId: CardId;
  readonly holderId: PersonId | null;
  readonly siteId: SiteId;
  readonly doorId: DoorId;
  readonly occurredAtUtc: number;
  readonly note: string | undefined;
}

/** Taps of these people between two instants, both included, by the school clock; those with an unsure clock are left out. */
export const tapsAround = async (
  read: SchoolRead,
  wanted: {
    readonly holderIds: readonly PersonId[];
    readonly fromUtc: number;
    readonly toUtc: number;
  },
): Promise<TapNear[]> => {
  if (wanted.holderIds.length === 0) return [];
  const rows = await read
    .from('door_event')
    .select(['id', 'card_id', 'holder_id', 'site_id', 'door_id', 'occurred_at_utc', 'detail_json'])
    .where('holder_id', 'in', [...wanted.holderIds])
    .where('occurred_at_utc', '>=', wanted.fromUtc)
    .where('occurred_at_utc', '<=', wanted.toUtc)
    .where('kind', '=', 'tap')
    .where('clock', '=', 'sure')
    .execute();
  return rows.flatMap((row) =>
    row.card_id === null || row.door_id === null
      ? []
      : [
          {
            tapId: row.id,
            cardId: row.card_id,
            holderId: row.holder_id,
            siteId: row.site_id,
            doorId: row.door_id,
            occurredAtUtc: row.occurred_at_utc,
            note: row.detail_json?.note,
          },
        ],
  );
};
