/** Timers that are handed in. The default looks at the global functions at each call, so fake timers are seen. */
export interface Timers {
  after(ms: number, act: () => void): Cancel;
}

/** Cancels a timer; calling it twice or after it fired does nothing. */
export type Cancel = () => void;

export const realTimers: Timers = {
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};
