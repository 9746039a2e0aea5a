import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@furtka/diary-core/config';
import { initCore } from '@furtka/diary-core/init';
import { startCore } from '@furtka/diary-core/start';
import { dayBeforeNovember } from './november.ts';
import { freePortBase } from './ports.ts';
import { root } from './root.ts';

/** A new installation: its school has nothing but a building and an administrator. */
export interface EmptySchool {
  readonly url: string;
  readonly login: string;
  /** Good for one login. */
  readonly oneTimePassword: string;
  /** School date of its first day, a Sunday in November. */
  readonly today: string;
  /** Ends the core and removes the folder. */
  remove(): Promise<void>;
}

/** Makes a production installation, as `furtka init` does, and starts its core with the screens; the school's clock stands in November. */
export const startEmptySchool = async (): Promise<EmptySchool> => {
  const folder = mkdtempSync(join(tmpdir(), 'furtka-empty-'));
  const port = await freePortBase(1);
  const config = loadConfig({
    FURTKA_CORE_DATA_DIR: join(folder, 'core'),
    FURTKA_CORE_KIND: 'production',
    FURTKA_CORE_PORT: String(port),
    FURTKA_CORE_PUBLIC_URL: `http://localhost:${port}`,
    FURTKA_CORE_WEB_DIR: join(root, 'web', 'dist', 'diary'),
    FURTKA_CORE_LOG_LEVEL: 'silent',
  });
  const today = dayBeforeNovember(new Date().toISOString().slice(0, 10));
  const aheadMs = Date.parse(`${today}T09:00:00Z`) - Date.now();
  const clocks = {
    system: { nowMs: () => Date.now() },
    school: { nowMs: () => Date.now() + aheadMs },
    monotonicMs: () => performance.now(),
  };
  const { login, oneTimePassword } = await initCore({ config, clocks });
  const core = await startCore({ config, clocks });
  return {
    url: `http://localhost:${port}`,
    login,
    oneTimePassword,
    today,
    remove: async () => {
      await core.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
