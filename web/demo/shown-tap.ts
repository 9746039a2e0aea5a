import type { DemoCard, DemoDoor, DemoState, DemoStream, HopName } from './api-types.ts';

/** The tap on the table: which card, what the door said, and when each hop was seen. */
export interface ShownTap {
  readonly requestId: string;
  readonly eventId?: string;
  readonly card: DemoCard;
  readonly decision?: 'granted' | 'denied';
  readonly reason?: string;
  readonly times: Readonly<Partial<Record<HopName, number>>>;
  /** School time of the tap, UTC ms. */
  readonly atUtc: number;
}

export interface Board {
  readonly state: DemoState | undefined;
  readonly tap: ShownTap | undefined;
  readonly isLinked: boolean;
}

export type BoardEvent =
  | { readonly kind: 'state'; readonly state: DemoState }
  | { readonly kind: 'link'; readonly isUp: boolean }
  | {
      readonly kind: 'began';
      readonly card: DemoCard;
      readonly requestId: string;
      readonly atUtc: number;
    }
  | { readonly kind: 'tap'; readonly tap: DemoStream['tap'] }
  | { readonly kind: 'hop'; readonly hop: DemoStream['hop'] }
  | { readonly kind: 'door'; readonly door: DemoDoor }
  | { readonly kind: 'clock'; readonly clock: DemoState['clock'] };

export const EMPTY_BOARD: Board = { state: undefined, tap: undefined, isLinked: true };

const withDoor = (state: DemoState, door: DemoDoor): DemoState => ({
  ...state,
  doors: state.doors.map((one) => (one.doorId === door.doorId ? door : one)),
});

/** A hop of a tap that is not on the table (from the shell, or an older one) changes nothing. */
const withHop = (board: Board, { eventId, name, atMs }: DemoStream['hop']): Board => {
  if (board.tap === undefined || board.tap.eventId !== eventId) return board;
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
    case 'began':
      return {
        ...board,
        tap: { requestId: event.requestId, card: event.card, times: {}, atUtc: event.atUtc },
      };
    case 'tap': {
      if (board.tap === undefined || board.tap.requestId !== event.tap.requestId) return board;
      const { eventId, decision, reason } = event.tap;
      return { ...board, tap: { ...board.tap, eventId, decision, reason } };
    }
    case 'hop':
      return withHop(board, event.hop);
    case 'door':
      return board.state ? { ...board, state: withDoor(board.state, event.door) } : board;
    case 'clock':
      return board.state ? { ...board, state: { ...board.state, clock: event.clock } } : board;
    default:
      return event satisfies never;
  }
};
