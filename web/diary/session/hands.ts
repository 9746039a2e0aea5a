/** Whether somebody is at the page. Only then may it ask the server by itself: each question counts as work (ACCT-17). */
export interface Hands {
  isHere(): boolean;
  /** A key, a press or a move of the pointer. */
  move(): void;
  /** Calls when somebody comes back after having been away. Gives the function that ends it. */
  onBack(listener: () => void): () => void;
}

/** So long after the last touch somebody still counts as being here. */
const AWAY_AFTER_MS = 60_000;

/** @param monotonic  milliseconds that never step */
export const createHands = (monotonic: () => number): Hands => {
  let last = monotonic();
  const listeners = new Set<() => void>();
  const isHere = () => monotonic() - last < AWAY_AFTER_MS;
  return {
    isHere,
    move: () => {
      const wasHere = isHere();
      last = monotonic();
      if (!wasHere) for (const listener of listeners) listener();
    },
    onBack: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

/** Follows the hands of whoever uses this page, as long as it stands. */
export const watchHands = (page: EventTarget, hands: Hands): void => {
  for (const kind of ['pointerdown', 'pointermove', 'keydown', 'touchstart', 'wheel']) {
    page.addEventListener(kind, hands.move, { passive: true, capture: true });
  }
};
