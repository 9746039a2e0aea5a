import type { DriverContext } from '../port.ts';
import type { Cancel, Timers } from '../timers.ts';
import { type HostMessage, NUMBER_MAX } from './codec.ts';

/** So long the board's answer is waited for before a command is said again, ms. The way there and back takes about 3 ms. */
export const ANSWER_MS = 60;
/** A hold or a release that waits so long has not been obeyed, ms; it goes on being said. */
export const UNANSWERED_MS = 1000;
/** What is left of a pulse must be at least this much to be worth saying again, ms. */
export const WORTH_MS = 50;

type Order = Extract<HostMessage, { readonly kind: 'pulse' | 'hold' | 'release' }>;
type Kind = Order['kind'];

interface Waiting {
  readonly order: Order;
  readonly number: number;
  readonly saidAtMs: number;
}

/** What a later command makes pointless. Whoever enters during a hold does not end it, nor what ended it before. */
const ENDS: Readonly<Record<Kind, readonly Kind[]>> = {
  pulse: ['pulse'],
  hold: ['pulse', 'hold', 'release'],
  release: ['pulse', 'hold', 'release'],
};

export interface Orders {
  /** @returns false when nobody would hear it; it is not kept then */
  say(order: Order): boolean;
  /** The board has obeyed the command with this number. */
  done(number: number): void;
  /** Says again at once what waits for its answer; the board has told that something came damaged. */
  repeat(): void;
  isWaiting(): boolean;
  forget(): void;
}

/**
 * Commands to one output of the board, each said again until the board answers. A pulse is said again for what is left of it, and
 * under its own number, so it never ends later than it would have and the board never obeys it twice.
 */
export const makeOrders = (
  device: string,
  context: DriverContext,
  send: (message: HostMessage) => boolean,
  how: {
    readonly timers: Timers;
    /** A command was not obeyed in its time; `undefined`: one was. */
    readonly onFault: (code: 'timeout' | undefined) => void;
  },
): Orders => {
  const waiting = new Map<Kind, Waiting>();
  // Another process before this one may have begun at 1, and the board may not have heard that a new one is here.
  let number = Math.floor(context.monotonicMs()) % NUMBER_MAX;
  let cancel: Cancel = () => undefined;
  let isHurried = false;

  const inTime = ({ order, saidAtMs }: Waiting): Order | undefined => {
    if (order.kind !== 'pulse') return order;
    const ms = Math.floor(order.ms - (context.monotonicMs() - saidAtMs));
    return ms < WORTH_MS ? undefined : { ...order, ms };
  };
  const again = (): void => {
    for (const [kind, one] of [...waiting]) {
      const order = inTime(one);
      if (order === undefined) {
        waiting.delete(kind);
        context.log('error', 'door_board.pulse_unanswered', { device });
        how.onFault('timeout');
        continue;
      }
      if (context.monotonicMs() - one.saidAtMs >= UNANSWERED_MS) how.onFault('timeout');
      context.log('debug', 'door_board.said_again', { device, kind });
      send({ ...order, number: one.number });
    }
    watch();
  };
  const watch = (): void => {
    cancel();
    if (waiting.size === 0) return;
    cancel = how.timers.after(ANSWER_MS, () => {
      isHurried = false;
      again();
    });
  };
  return {
    say(order) {
      number = (number % NUMBER_MAX) + 1;
      if (!send({ ...order, number })) return false;
      for (const kind of ENDS[order.kind]) waiting.delete(kind);
      waiting.set(order.kind, { order, number, saidAtMs: context.monotonicMs() });
      watch();
      return true;
    },
    done(answered) {
      for (const [kind, one] of [...waiting]) {
        // The release before it is yet to come and will end it: it is then said again.
        const isEarly = kind === 'pulse' && waiting.has('release');
        if (one.number !== answered || isEarly) continue;
        waiting.delete(kind);
        how.onFault(undefined);
      }
      if (waiting.size === 0) cancel();
    },
    repeat: () => {
      // Once between two looks at the clock: a line that damages everything is not kept busy.
      if (waiting.size === 0 || isHurried) return;
      isHurried = true;
      again();
    },
    isWaiting: () => waiting.size > 0,
    forget() {
      waiting.clear();
      cancel();
    },
  };
};
