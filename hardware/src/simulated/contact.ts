import { makeListeners } from '../listeners.ts';
import type { ContactEvent, ContactInput, DriverContext } from '../port.ts';
import type { ContactUse } from './config.ts';

export interface SimulatedContact {
  readonly contact: ContactInput;
  readonly use: ContactUse;
  isOpen(): boolean;
  set(open: boolean): void;
  /** Away from its state of rest, or back to it. */
  setActive(active: boolean): void;
}

export const makeSimulatedContact = (
  options: { readonly id: string; readonly use: ContactUse; readonly rests: 'closed' | 'open' },
  context: DriverContext,
): SimulatedContact => {
  const listeners = makeListeners<[ContactEvent]>(options.id, context);
  const restsOpen = options.rests === 'open';
  let open = restsOpen;
  const set = (next: boolean): void => {
    if (open === next) return;
    open = next;
    listeners.tell({ open: next, atMs: context.monotonicMs() });
  };
  return {
    contact: { id: options.id, isOpen: () => open, on: listeners.add },
    use: options.use,
    isOpen: () => open,
    set,
    setActive(active) {
      set(active !== restsOpen);
    },
  };
};
