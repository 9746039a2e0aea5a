import type { ContactInput, Unsubscribe } from '@furtka/hardware/port';
import { type DebounceKind, type DebounceStep, edge, look, settledAt } from '../core/debounce.ts';

export interface WatchedInputOptions {
  readonly input: ContactInput;
  readonly rests: 'open' | 'closed';
  readonly kind: DebounceKind;
  readonly ms: number;
  /** Also the state at the start is told, where the device knows it. */
  readonly tellsAtStart: boolean;
  monotonicMs(): number;
  tell(isActive: boolean): void;
}

/** Hears a contact and tells when it leaves its rest or comes back, without its bouncing. The returned function ends it. */
export const watchInput = (options: WatchedInputOptions): Unsubscribe => {
  const { input, ms, kind } = options;
  const isActive = (open: boolean): boolean => open !== (options.rests === 'open');
  const first = input.isOpen();
  let settled = settledAt(first !== undefined && isActive(first));
  let isKnown = first !== undefined;
  let timer: NodeJS.Timeout | undefined;

  const take = (step: DebounceStep): void => {
    settled = step.settled;
    clearTimeout(timer);
    timer = undefined;
    const { lookAtMs } = step;
    if (lookAtMs !== undefined) {
      const waitMs = Math.max(1, Math.ceil(lookAtMs - options.monotonicMs()));
      timer = setTimeout(() => take(look(settled, how())), waitMs);
    }
    if (step.told !== undefined) options.tell(step.told);
  };
  const how = () => ({ kind, ms, nowMs: options.monotonicMs() });

  if (first !== undefined && options.tellsAtStart) options.tell(isActive(first));
  const end = input.on(({ open }) => {
    if (isKnown) {
      // An edge while a look is due keeps its time.
      const step = edge(settled, isActive(open), how());
      const isDue = timer !== undefined && step.told === undefined && kind === 'first';
      if (isDue) settled = step.settled;
      else take(step);
      return;
    }
    isKnown = true;
    settled = settledAt(isActive(open));
    if (options.tellsAtStart) options.tell(isActive(open));
  });
  return () => {
    end();
    clearTimeout(timer);
  };
};
