import { join } from 'node:path';

/** Longest path of a Unix socket that every system binds, in bytes. */
export const SOCKET_PATH_MAX = 100;

/** Where the demo keeps what, below its data folder. */
export const demoPaths = (dataDir: string) => ({
  dataDir,
  /** `{ v, kind: 'demo' | 'production' }`: what the folder is for. */
  kind: join(dataDir, 'furtka.json'),
  accounts: join(dataDir, 'demo-accounts.json'),
  cards: join(dataDir, 'demo-cards.json'),
  demo: join(dataDir, 'demo'),
  bus: join(dataDir, 'demo', 'bus.sock'),
  clock: join(dataDir, 'demo', 'clock.json'),
  /** What was made at the first start: seed, day, doors, cards to show. */
  facts: join(dataDir, 'demo', 'facts.json'),
  config: (name: string) => join(dataDir, 'demo', `${name}.config.json`),
  log: (name: string) => join(dataDir, 'log', `${name}.log`),
  logs: join(dataDir, 'log'),
  core: join(dataDir, 'core'),
  copies: join(dataDir, 'copies'),
  copiesKey: join(dataDir, 'copies.key'),
  hub: join(dataDir, 'hub'),
  hubSocket: join(dataDir, 'hub', 'hub.sock'),
  agent: (name: string) => join(dataDir, `agent-${name}`),
});
export type DemoPaths = ReturnType<typeof demoPaths>;
