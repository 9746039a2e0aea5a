import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '@furtka/diary-core/config';
import { type SeedSchool, seedSchool } from '@furtka/diary-core/seed';
import { startCore } from '@furtka/diary-core/start';
import { type ProcessOptions, runProcess } from './process.ts';

export interface CoreProcessOptions extends ProcessOptions {
  readonly config: { readonly dataDir: string };
  /** JSON of a `SeedSchool`; taken once. */
  readonly schoolFile: string;
}

await runProcess<CoreProcessOptions>(async ({ options, clocks, observer }) => {
  const { dataDir } = options.config;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const keyFile = join(dataDir, 'master.key');
  if (!existsSync(keyFile)) writeFileSync(keyFile, randomBytes(32), { mode: 0o600 });
  const configFile = join(dataDir, 'config.json');
  writeFileSync(configFile, JSON.stringify({ version: 1, kind: 'demo', ...options.config }));
  const core = await startCore({ config: loadConfig({}, configFile), clocks, observer });
  const school = JSON.parse(readFileSync(options.schoolFile, 'utf8')) as SeedSchool;
  await seedSchool(core.services, school);
  return { stop: () => core.stop(), facts: { url: core.url } };
});
