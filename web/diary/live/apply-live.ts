import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type {
  BlockReply,
  Card,
  CardDetail,
  LiveCard,
  LivePassage,
  LivePassageWithdrawn,
  Passage,
} from '../../shared/api/wire.ts';
import type { SseEvent } from '../../shared/live/sse-parser.ts';
import { insertPassage } from '../../shared/presence/insert-passage.ts';
import { instantOfId } from '../../shared/presence/receipts.ts';
import type { ZoneTime } from '../../shared/time/zone-time.ts';
import { applyCall } from '../data/help-queries.ts';
import { KEYS } from '../data/queries.ts';

/** Puts a passage into every list of that child that covers its date. */
const applyPassage = (
  queries: QueryClient,
  { studentId, ...passage }: LivePassage,
  zone: ZoneTime,
): void => {
  const date = zone.dateOf(passage.occurredAtUtc);
  const lists = queries.getQueriesData<readonly Passage[]>({
    queryKey: [KEYS.passages, studentId],
  });
  for (const [key, list] of lists) {
    const [, , from, to] = key;
    const covers = String(from) <= date && date <= String(to);
    if (list && covers) queries.setQueryData(key, insertPassage(list, passage));
  }
};

/** An entry of the gatehouse was a mistake: it leaves every list of that child. */
const withdrawPassage = (
  queries: QueryClient,
  { eventId, studentId }: LivePassageWithdrawn,
): void => {
  queries.setQueriesData<readonly Passage[]>({ queryKey: [KEYS.passages, studentId] }, (list) =>
    list?.filter((passage) => passage.eventId !== eventId),
  );
};

type CardPages = InfiniteData<{ items: Card[]; next?: string }>;

/** The stream does not say the class; it stays as long as the holder does. */
const listed = (card: Card, { holderId, className }: Card): Card =>
  className === undefined || holderId !== card.holderId ? card : { ...card, className };

const withCard = (pages: CardPages, card: Card): CardPages => ({
  ...pages,
  pages: pages.pages.map((page) => ({
    ...page,
    items: page.items.map((item) => (item.cardId === card.cardId ? listed(card, item) : item)),
  })),
});

const withBlock = (detail: CardDetail, card: Card, block: BlockReply | undefined): CardDetail => {
  const { block: before, ...rest } = detail;
  if (!block) return { ...rest, ...card };
  const known = before?.blockId === block.blockId ? before.atUtc : instantOfId(block.blockId);
  const firstReceipt = Math.min(
    ...block.receipts.flatMap(({ confirmedAtUtc }) => confirmedAtUtc ?? []),
  );
  return { ...rest, ...card, block: { ...block, atUtc: known ?? firstReceipt } };
};

/** A card changes where it stands: nothing moves under a finger. Its history and the counts are read again. */
const applyCard = (
  queries: QueryClient,
  { block, ...card }: LiveCard,
  refetchType: 'active' | 'none',
): void => {
  queries.setQueriesData<CardPages>(
    { queryKey: [KEYS.cards] },
    (pages) => pages && withCard(pages, card),
  );
  const details = queries.getQueriesData<CardDetail>({ queryKey: [KEYS.card] });
  for (const [key, detail] of details) {
    if (detail?.cardId !== card.cardId) continue;
    queries.setQueryData(key, withBlock(detail, card, block));
    const stateChanged = detail.state !== card.state;
    if (stateChanged) void queries.invalidateQueries({ queryKey: key, refetchType });
  }
  void queries.invalidateQueries({ queryKey: [KEYS.counts], refetchType });
  void queries.invalidateQueries({ queryKey: [KEYS.holders], refetchType });
  if (block) void queries.invalidateQueries({ queryKey: [KEYS.doors], refetchType });
};

/** Events that only say „read again", and the first parts of the keys they concern. */
const READ_AGAIN: Readonly<Record<string, readonly string[]>> = {
  people: [KEYS.people, KEYS.person, KEYS.classes],
  classes: [KEYS.classes, KEYS.people],
  calendar: [KEYS.year, KEYS.calendar, KEYS.bells, KEYS.timetable],
  options: [KEYS.options],
  cardProblem: [KEYS.cardProblems],
  timetable: [KEYS.timetable],
  'envelope-opened': [KEYS.envelopes],
};

export type Applied =
  | { readonly kind: 'passage'; readonly passage: LivePassage }
  | { readonly kind: 'card'; readonly card: LiveCard }
  /** Somebody signed in with the login of the envelope in the safe. */
  | { readonly kind: 'envelopeOpened' }
  | undefined;

/**
 * Writes one live event into the answers that the screens show.
 *
 * @param isSomebodyHere  nobody: what must be read again is only marked, because asking would keep the session alive
 * @returns what it was, for those who announce it; nothing for an event that this version does not know
 */
export const applyLive = (
  queries: QueryClient,
  { event, data }: SseEvent,
  zone: ZoneTime,
  isSomebodyHere: boolean,
): Applied => {
  if (event === 'passage') {
    const passage: LivePassage = JSON.parse(data);
    applyPassage(queries, passage, zone);
    return { kind: 'passage', passage };
  }
  if (event === 'passageWithdrawn') {
    withdrawPassage(queries, JSON.parse(data));
    return undefined;
  }
  if (event === 'card') {
    const card: LiveCard = JSON.parse(data);
    applyCard(queries, card, isSomebodyHere ? 'active' : 'none');
    return { kind: 'card', card };
  }
  if (event === 'helpCall') {
    // Written, not only marked: it must stand on the page of a desk that nobody touches.
    applyCall(queries, JSON.parse(data));
    return undefined;
  }
  for (const key of READ_AGAIN[event] ?? []) {
    const refetchType = isSomebodyHere ? 'active' : 'none';
    void queries.invalidateQueries({ queryKey: [key], refetchType });
  }
  return event === 'envelope-opened' ? { kind: 'envelopeOpened' } : undefined;
};
