import type { DriverContext, Unsubscribe } from './port.ts';

/** Who listens to one device. A listener that throws is logged and does not keep the others from hearing. */
export interface Listeners<Args extends readonly unknown[]> {
  add(listener: (...args: Args) => void): Unsubscribe;
  tell(...args: Args): void;
  clear(): void;
}

export const makeListeners = <Args extends readonly unknown[]>(
  device: string,
  context: Pick<DriverContext, 'log'>,
): Listeners<Args> => {
  const entries = new Set<{ readonly listener: (...args: Args) => void }>();
  return {
    add(listener) {
      // Wrapped, so that the same function added twice is heard twice and ends twice.
      const entry = { listener };
      entries.add(entry);
      return () => {
        entries.delete(entry);
      };
    },
    tell(...args) {
      for (const entry of [...entries]) {
        try {
          entry.listener(...args);
        } catch (error) {
          const name = error instanceof Error ? error.name : typeof error;
          context.log('error', 'device.listener_threw', { device, name });
        }
      }
    },
    clear() {
      entries.clear();
    },
  };
};
