import type { KioskSession, KioskStatus } from '@furtka/hub-contract/kiosk-api';
import type { KioskDesk } from '@furtka/hub-contract/kiosk-desk';
import { createContext, useContext } from 'react';
import type { ZoneTime } from '../../shared/time/zone-time.ts';
import type { Trouble } from '../link/trouble.ts';

/** What every screen of somebody signed in works with. */
export interface Kiosk {
  readonly session: KioskSession;
  readonly status: KioskStatus;
  /** The desk as it was told last; missing until the first answer. */
  readonly desk: KioskDesk | undefined;
  readonly zone: ZoneTime;
  /** School clock, UTC milliseconds; goes on every two seconds. */
  readonly nowUtc: number;
  /** The hub does not answer: acts would fail. */
  readonly isSilent: boolean;
  /** A failure in words; a session that the hub has ended locks the screen. */
  fail(error: unknown): Trouble;
}

const Context = createContext<Kiosk | undefined>(undefined);
export const KioskProvider = Context.Provider;

export const useKiosk = (): Kiosk => {
  const kiosk = useContext(Context);
  if (kiosk === undefined) throw new Error('a screen stands outside of the kiosk');
  return kiosk;
};
