import { BATCH_MAX_EVENTS, type Cursor } from '@furtka/core-contract/sync';

/**
 * Where the bridge reads on in the hub's log. Kept in memory only: the core says it anew at each connect.
 *
 * `unknown`: the core has not said it, or has refused what followed · `known`: read after `cursor`, from the oldest row where
 * there is none.
 */
export interface Place {
  readonly state: 'unknown' | 'known';
  readonly cursor: Cursor | undefined;
  /** The next batch is told to begin after a gap: the hub did not hold the core's cursor. */
  readonly gapBefore: boolean;
  /** Most rows of the next batch; falls when the core finds a batch too much, and rises again. */
  readonly maxRows: number;
}

export const startPlace: Place = {
  state: 'unknown',
  cursor: undefined,
  gapBefore: false,
  maxRows: BATCH_MAX_EVENTS,
};

const isSame = (one: Cursor | undefined, other: Cursor | undefined): boolean =>
  one?.logId === other?.logId && one?.position === other?.position && one?.hash === other?.hash;

/** The core's `hello`: this is where to begin, whatever was read before. The same place again changes nothing. */
export const onHello = (place: Place, cursor: Cursor | undefined): Place =>
  place.state === 'known' && isSame(place.cursor, cursor)
    ? place
    : { ...place, state: 'known', cursor, gapBefore: false };

/** The hub does not hold the cursor (`hub.cursor_unknown`): its log is read again from its oldest row. */
export const onCursorUnknown = (place: Place): Place => ({
  ...place,
  state: 'known',
  cursor: undefined,
  gapBefore: true,
});

/** The core stored a batch: go on where it says. */
export const onStored = (place: Place, cursor: Cursor): Place => ({
  state: 'known',
  cursor,
  gapBefore: false,
  maxRows: Math.min(BATCH_MAX_EVENTS, place.maxRows * 2),
});

/** The core's place is another than ours (409): only its next `hello` can tell. */
export const onConflict = (place: Place): Place => ({ ...place, state: 'unknown' });

/** The core did not take a batch of `rows` rows as a whole; half as many may pass, down to one. */
export const onRefused = (place: Place, rows: number): Place => ({
  ...place,
  maxRows: Math.max(1, Math.floor(rows / 2)),
});
