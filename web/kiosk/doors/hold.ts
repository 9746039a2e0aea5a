/** How long a button that closes a school must be held. */
export const HOLD_MS = 2_000;

/** A press that must last. Times: monotonic milliseconds, handed in. */
export interface Hold {
  begin(nowMs: number): void;
  /** Let go: too early, nothing happens. */
  end(): void;
  /** Share of the time held, 0..1. At 1 it is done, once for each press. */
  look(nowMs: number): { readonly share: number; readonly isDone: boolean };
}

export const createHold = (): Hold => {
  let began: number | undefined;
  return {
    begin: (nowMs) => {
      began ??= nowMs;
    },
    end: () => {
      began = undefined;
    },
    look: (nowMs) => {
      if (began === undefined) return { share: 0, isDone: false };
      const share = Math.min(1, Math.max(0, (nowMs - began) / HOLD_MS));
      if (share === 1) began = undefined;
      return { share, isDone: share === 1 };
    },
  };
};
