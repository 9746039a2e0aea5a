/** Where an act that needs a proof asks for it, and where the page answers. */
export interface ProofDesk {
  /** Asks the person; several acts that ask at once get one answer. */
  ask(): Promise<boolean>;
  answer(isProved: boolean): void;
  isOpen(): boolean;
  onChange(listener: () => void): () => void;
}

export const createProofDesk = (): ProofDesk => {
  let waiting: ((isProved: boolean) => void)[] = [];
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    ask: () =>
      new Promise((resolve) => {
        waiting = [...waiting, resolve];
        tell();
      }),
    answer: (isProved) => {
      const asked = waiting;
      waiting = [];
      for (const resolve of asked) resolve(isProved);
      tell();
    },
    isOpen: () => waiting.length > 0,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
