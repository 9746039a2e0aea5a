import type { Logger } from 'pino';
import type { Config } from '../../../config.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Engine } from './engine.ts';
import { openSqlite } from './sqlite.ts';

export interface EngineOptions {
  readonly config: Config;
  readonly catalogue: Catalogue;
  readonly nowMs: () => number;
  readonly log: Logger;
}

/** The engine that the config names. PostgreSQL's driver is loaded only where it is used. */
export const openEngine = async (options: EngineOptions): Promise<Engine> => {
  const { config, catalogue, nowMs, log } = options;
  if (config.database.engine === 'sqlite')
    return openSqlite({ dataDir: config.dataDir, catalogue, nowMs });
  const { openPostgres } = await import('./postgres.ts');
  return openPostgres({ urls: config.database, catalogue, log });
};
