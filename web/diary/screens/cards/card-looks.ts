import type { CardState } from '../../../shared/api/wire.ts';
import type { IconName } from '../../../shared/ui/icon-names.ts';
import type { TagKind } from '../../../shared/ui/tag.tsx';

/** How each state of a card looks; the word comes from the catalogue. */
export const CARD_LOOKS: Record<CardState, { kind: TagKind; icon: IconName }> = {
  ordered: { kind: 'pen', icon: 'box' },
  received: { kind: 'wait', icon: 'key' },
  active: { kind: 'ok', icon: 'check' },
  blocked: { kind: 'no', icon: 'lock' },
  cancelled: { kind: 'line', icon: 'card-off' },
  deactivated: { kind: 'line', icon: 'x' },
};

/** The filters of the list; each is one or more states. */
export const CARD_FILTERS = ['all', 'active', 'blocked', 'waiting', 'gone'] as const;
export type CardFilter = (typeof CARD_FILTERS)[number];

export const FILTER_STATES: Record<CardFilter, readonly CardState[]> = {
  all: [],
  active: ['active'],
  blocked: ['blocked'],
  waiting: ['ordered', 'received'],
  gone: ['cancelled', 'deactivated'],
};

/** How many cards a filter holds; nothing when the counts are not known. */
export const filterCount = (
  filter: CardFilter,
  counts: Partial<Record<CardState, number>> | undefined,
): number | undefined =>
  counts && FILTER_STATES[filter].reduce((sum, state) => sum + (counts[state] ?? 0), 0);
