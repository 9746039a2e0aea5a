import { makeListeners } from '../listeners.ts';
import type { ContactEvent, ContactInput, DriverContext } from '../port.ts';
import type { BoardContactConfig } from './config.ts';

export interface BoardContact {
  readonly contact: ContactInput;
  readonly pin: number;
  /** The board's word; it has waited until the contact no longer bounces. */
  level(isHigh: boolean): void;
}

export const makeBoardContact = (
  { id, pin, openLevel }: BoardContactConfig,
  context: DriverContext,
): BoardContact => {
  const listeners = makeListeners<[ContactEvent]>(id, context);
  let isOpen: boolean | undefined;
  return {
    pin,
    contact: { id, isOpen: () => isOpen, on: listeners.add },
    level(isHigh) {
      const open = isHigh === (openLevel === 'high');
      if (open === isOpen) return;
      // The first word is no change: who listens asks for it.
      const isFirst = isOpen === undefined;
      isOpen = open;
      if (!isFirst) listeners.tell({ open, atMs: context.monotonicMs() });
    },
  };
};
