import { type Child, type ChildSpec, type Hop, startChild } from './child.ts';

/** A place in a site where one program runs, dies and runs again. */
export interface Slot {
  /** Errors: RangeError while nothing runs */
  child(): Child;
  isRunning(): boolean;
  start(): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** Hears the hops of whatever runs here, now and after each start. */
  onHop(listener: (hop: Hop) => void): void;
}

/** `specOf` is asked at each start, so that options may change between two. */
export const makeSlot = (name: string, specOf: () => ChildSpec): Slot => {
  let running: Child | undefined;
  const listeners: ((hop: Hop) => void)[] = [];
  const take = (): Child | undefined => {
    const taken = running;
    running = undefined;
    return taken;
  };
  return {
    child: () => {
      if (running === undefined) throw new RangeError(`${name} does not run`);
      return running;
    },
    isRunning: () => running !== undefined && !running.isGone(),
    start: async () => {
      running = await startChild(specOf());
      for (const listener of listeners) running.onHop(listener);
    },
    kill: async () => take()?.kill(),
    stop: async () => take()?.stop(),
    onHop: (listener) => {
      listeners.push(listener);
      running?.onHop(listener);
    },
  };
};
