import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogueOf, stepsOf } from '../build-kernel.ts';
import { openSqlite, SQLITE_FILE } from '../db/dialects/sqlite.ts';
import { migrate } from '../db/migrate.ts';
import type { Feature } from '../feature.ts';
import { refuseDoubles } from '../manifest.ts';
import { fingerprint } from './fingerprint.ts';

const templates = new Map<string, string>();

const makeTemplate = async (features: readonly Feature[]): Promise<string> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'furtka-template-'));
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  const catalogue = catalogueOf(features);
  const engine = openSqlite({ dataDir, catalogue, nowMs: () => 0 });
  try {
    await migrate({ engine, steps: stepsOf(features), tables: catalogue.tables, nowMs: () => 0 });
  } finally {
    await engine.close();
  }
  return join(dataDir, SQLITE_FILE);
};

/** Puts a database already migrated for these features into `dataDir`; the steps run once in a process. */
export const putMigrated = async (dataDir: string, features: readonly Feature[]): Promise<void> => {
  // What does not boot is told as a boot tells it, not as a template that cannot be made.
  refuseDoubles(features);
  const key = fingerprint(features);
  const template = templates.get(key) ?? (await makeTemplate(features));
  templates.set(key, template);
  copyFileSync(template, join(dataDir, SQLITE_FILE));
};
