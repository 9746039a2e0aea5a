import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Api } from '../../shared/api/client.ts';
import type { paths as CorePaths } from '../../shared/api/core.gen.ts';
import type { DeviceStore } from '../../shared/settings/theme.ts';
import type { SchoolClock } from '../../shared/time/school-clock.ts';
import type { Hands } from '../session/hands.ts';
import type { IdleClock } from '../session/idle-clock.ts';
import type { ProofDesk } from '../session/proof-desk.ts';

/** What every screen may use; made once in `main.tsx`. */
export interface App {
  readonly core: Api<CorePaths>;
  readonly queries: QueryClient;
  readonly schoolClock: SchoolClock;
  readonly idle: IdleClock;
  readonly store: DeviceStore;
  readonly hands: Hands;
  readonly proofs: ProofDesk;
}

const AppContext = createContext<App | undefined>(undefined);
export const AppProvider = AppContext.Provider;

export const useApp = (): App => {
  const app = useContext(AppContext);
  if (!app) throw new Error('the page was built without its app');
  return app;
};
