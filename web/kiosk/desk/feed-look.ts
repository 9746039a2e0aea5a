import type { FeedRow } from '@furtka/hub-contract/kiosk-desk';
import type { IconName } from '../../shared/ui/icon-names.ts';
import type { TagKind } from '../../shared/ui/tag.tsx';

/** How a line of the feed looks: sign and word first, colour only helps. `word` is a key of the catalogue. */
export interface FeedLook {
  readonly word:
    | 'feed.in'
    | 'feed.out'
    | 'feed.unknown'
    | 'feed.refused'
    | 'feed.unused'
    | 'feed.letIn'
    | 'feed.visitIn'
    | 'feed.visitOut';
  readonly icon: IconName;
  readonly kind: TagKind;
}

const MOVES = {
  in: { word: 'feed.in', icon: 'in' },
  out: { word: 'feed.out', icon: 'out' },
  unknown: { word: 'feed.unknown', icon: 'swap' },
} as const;

export const feedLook = (row: Pick<FeedRow, 'kind' | 'direction'>): FeedLook => {
  const move = MOVES[row.direction];
  if (row.kind === 'refused') return { word: 'feed.refused', icon: 'stop', kind: 'no' };
  if (row.kind === 'unused') return { word: 'feed.unused', icon: 'minus', kind: 'line' };
  if (row.kind === 'letIn') return { word: 'feed.letIn', icon: 'door-open', kind: 'wait' };
  if (row.kind === 'visit') {
    return row.direction === 'out'
      ? { word: 'feed.visitOut', icon: 'out', kind: 'pen' }
      : { word: 'feed.visitIn', icon: 'guest', kind: 'pen' };
  }
  return { ...move, kind: row.kind === 'gate' ? 'wait' : 'ok' };
};

/** Who it was where no name is known: a card that nobody knows, or a door that was opened by hand. */
export const nobodyOf = (kind: FeedRow['kind']): 'feed.nobody' | 'feed.opening' =>
  kind === 'unused' || kind === 'letIn' ? 'feed.opening' : 'feed.nobody';

/** Whoever was refused longer ago than this is not at the door any more. */
const WAITS_MS = 10 * 60_000;

/** What may be done about a refused tap: let in here, call the office, or nothing any more. */
export const answerTo = (row: FeedRow, nowUtc: number): 'letIn' | 'office' | 'none' => {
  if (row.kind !== 'refused' || nowUtc - row.atUtc > WAITS_MS) return 'none';
  if (!row.mayLetIn) return 'office';
  return row.doorId === undefined ? 'none' : 'letIn';
};

/**
 * What stands in the list while somebody reads or presses in it: nothing moves under a finger, new rows wait.
 *
 * @param held  the newest row when the list was held; missing when it moves freely
 *
 * @returns rows to show, and how many wait above them
 */
export const heldFeed = (
  feed: readonly FeedRow[],
  held: string | undefined,
): { readonly rows: readonly FeedRow[]; readonly waiting: number } => {
  const at = held === undefined ? 0 : feed.findIndex(({ eventId }) => eventId === held);
  return at <= 0 ? { rows: feed, waiting: 0 } : { rows: feed.slice(at), waiting: at };
};
