import type { EventId } from '@furtka/core-contract/ids';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { type TakenEvent, tapsAround } from '../passages/api.ts';
import { hintsOf, type KnownTap, OTHER_SITE_MS } from './domain.ts';
import { hintsOfTaps, insertHints } from './store.ts';

const freshTap = ({ event, holderId, siteId }: TakenEvent): KnownTap[] => {
  const { kind, cardId, doorId, id: tapId, occurredAtUtc, detail } = event;
  if (kind !== 'tap' || cardId === undefined || doorId === undefined) return [];
  return [{ tapId, cardId, holderId, siteId, doorId, occurredAtUtc, note: detail?.note }];
};

/** Looks at events that were just kept for cards that may exist twice; hints that are known already are not written again. */
export const noteHints = async (
  tx: SchoolTx,
  events: readonly TakenEvent[],
): Promise<readonly EventId[]> => {
  const fresh = events.flatMap(freshTap);
  if (fresh.length === 0) return [];
  const times = fresh.map(({ occurredAtUtc }) => occurredAtUtc);
  const around = await tapsAround(tx, {
    holderIds: [...new Set(fresh.flatMap(({ holderId }) => (holderId === null ? [] : [holderId])))],
    fromUtc: Math.min(...times) - OTHER_SITE_MS,
    toUtc: Math.max(...times) + OTHER_SITE_MS,
  });
  const hints = hintsOf(fresh, around);
  const known = await hintsOfTaps(
    tx,
    hints.map(({ tap }) => tap.tapId),
  );
  const keys = new Set(known.map((row) => `${row.tap_id} ${row.kind}`));
  const news = hints.filter(({ tap, kind }) => !keys.has(`${tap.tapId} ${kind}`));
  if (news.length > 0) await insertHints(tx, news);
  return news.map(({ tap }) => tap.tapId);
};
