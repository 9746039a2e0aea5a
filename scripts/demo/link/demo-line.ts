import type { LinkState } from '@furtka/web/demo-api';
import type { LinkState as CableState, TcpLink } from './tcp-link.ts';

/** What a packet takes each way on a slow line, ms: a question and its answer take twice as long. */
const SLOW_MS = 700;

const CABLES: Readonly<Record<LinkState, CableState>> = {
  open: { kind: 'open' },
  slow: { kind: 'slow', delayMs: SLOW_MS },
  silent: { kind: 'stalled' },
  closed: { kind: 'cut' },
};

/** The line to the diary as the demo's page speaks of it. */
export interface DemoLine {
  state(): LinkState;
  set(state: LinkState): void;
}

/** The demo's words for a cable that somebody holds. */
export const makeDemoLine = (cable: Pick<TcpLink, 'set'>): DemoLine => {
  let now: LinkState = 'open';
  return {
    state: () => now,
    set(state) {
      now = state;
      cable.set(CABLES[state]);
    },
  };
};
