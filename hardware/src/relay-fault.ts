import { makeListeners } from './listeners.ts';
import type { DeviceCode, DriverContext, Unsubscribe } from './port.ts';

/** What a relay's device told after a command was taken. Each change is told once. */
export interface RelayFault {
  /** `undefined`: it obeys again. */
  set(code: DeviceCode | undefined): void;
  on(listener: (code: DeviceCode | undefined) => void): Unsubscribe;
}

/** For `Relay.onFault`. Whoever begins to listen is told at once of a fault that lasts. */
export const makeRelayFault = (device: string, context: Pick<DriverContext, 'log'>): RelayFault => {
  const listeners = makeListeners<[code: DeviceCode | undefined]>(device, context);
  let present: DeviceCode | undefined;
  return {
    set(code) {
      if (code === present) return;
      present = code;
      listeners.tell(code);
    },
    on(listener) {
      const end = listeners.add(listener);
      if (present !== undefined) listener(present);
      return end;
    },
  };
};
