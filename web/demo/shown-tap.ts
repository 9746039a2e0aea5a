import type {
  DemoCard,
  DemoDoor,
  DemoScene,
  DemoStanding,
  DemoState,
  DemoStream,
  HopName,
} from './api-types.ts';

/** The tap on the table: which card, what the door said, and when each hop was seen. */
export interface ShownTap {
  readonly requestId: string;
  readonly eventId?: string;
  readonly card: DemoCard;
  readonly direction: 'in' | 'out';
  readonly decision?: 'granted' | 'denied';
  readonly reason?: string;
  readonly times: Readonly<Partial<Record<HopName, number>>>;
  /** School time of the tap, UTC ms. */
  readonly atUtc: number;
}

export interface Board {
  readonly state: DemoState | undefined;
  readonly tap: ShownTap | undefined;
  /** Hops of events that are not on the table, newest last: those of a tap come before the word whose they are. */
  readonly strays: readonly DemoStream['hop'][];
  readonly isLinked: boolean;
}

export type BoardEvent =
  | { readonly kind: 'state'; readonly state: DemoState }
  | { readonly kind: 'link'; readonly isUp: boolean }
  | {
      readonly kind: 'began';
      readonly card: DemoCard;
      readonly direction: 'in' | 'out';
      readonly requestId: string;
      readonly atUtc: number;
    }
  | { readonly kind: 'tap'; readonly tap: DemoStream['tap'] }
  | { readonly kind: 'hop'; readonly hop: DemoStream['hop'] }
  | { readonly kind: 'door'; readonly door: DemoDoor }
  | { readonly kind: 'clock'; readonly clock: DemoState['clock'] }
  | { readonly kind: 'scene'; readonly scene: DemoScene }
  | { readonly kind: 'standing'; readonly standing: DemoStanding };

export const EMPTY_BOARD: Board = {
  state: undefined,
  tap: undefined,
  strays: [],
  isLinked: true,
};
const STRAYS_KEPT = 40;

const withDoor = (state: DemoState, door: DemoDoor): DemoState => ({
  ...state,
  doors: state.doors.map((one) => (one.doorId === door.doorId ? door : one)),
});

const withState = (board: Board, change: Partial<DemoState>): Board =>
  board.state ? { ...board, state: { ...board.state, ...change } } : board;

/** A hop of a tap that is not on the table (from the shell, or an older one) shows nothing. */
const withHop = (board: Board, hop: DemoStream['hop']): Board => {
  const { eventId, name, atMs } = hop;
  if (board.tap === undefined || board.tap.eventId !== eventId)
    return { ...board, strays: [...board.strays, hop].slice(-STRAYS_KEPT) };
  if (board.tap.times[name] !== undefined) return board;
  return { ...board, tap: { ...board.tap, times: { ...board.tap.times, [name]: atMs } } };
};

/** What the page shows after something happened. Pure. */
export const nextBoard = (board: Board, event: BoardEvent): Board => {
  switch (event.kind) {
    case 'state':
      return { ...board, state: event.state };
    case 'link':
      return { ...board, isLinked: event.isUp };
    case 'began': {
      const { requestId, card, direction, atUtc } = event;
      return { ...board, tap: { requestId, card, direction, times: {}, atUtc } };
    }
    case 'tap': {
      if (board.tap === undefined || board.tap.requestId !== event.tap.requestId) return board;
      const { eventId, decision, reason } = event.tap;
      const decided = { ...board, strays: [], tap: { ...board.tap, eventId, decision, reason } };
      return board.strays.filter((hop) => hop.eventId === eventId).reduce(withHop, decided);
    }
    case 'hop':
      return withHop(board, event.hop);
    case 'door':
      return board.state ? { ...board, state: withDoor(board.state, event.door) } : board;
    case 'clock':
      return withState(board, { clock: event.clock });
    case 'scene':
      return withState(board, { scene: event.scene });
    case 'standing':
      return withState(board, { standing: event.standing });
    default:
      return event satisfies never;
  }
};
