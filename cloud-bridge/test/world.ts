import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import type { Test } from 'tap';
import { checkConfig } from '../src/config.ts';
import { type BridgeOptions, type Pace, type RunningBridge, startBridge } from '../src/start.ts';
import { CREDENTIAL, SpeakingCore } from './speaking-core.ts';
import { SpeakingHub } from './speaking-hub.ts';

/** The bridge's own rhythm, about ten times quicker. */
export const QUICK: Partial<Pace> = {
  stateEveryMs: 150,
  stateSpacingMs: 10,
  silenceMs: 400,
  eventsWaitMs: 2_000,
  coreBackoff: { baseMs: 20, capMs: 100 },
  hubBackoff: { baseMs: 10, capMs: 50 },
  refusedBackoff: { baseMs: 50, capMs: 300 },
};

const WITHIN_MS = 10_000;

/** Waits for a condition; fails loudly, saying what was awaited. */
export const until = async (what: string, holds: () => boolean): Promise<void> => {
  const end = performance.now() + WITHIN_MS;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`waited in vain: ${what}`);
    await pause(5);
  }
};

export interface World {
  readonly hub: SpeakingHub;
  readonly core: SpeakingCore;
  readonly credentialFile: string;
  /** Every line the bridge logged. */
  readonly logged: string[];
  bridge(options?: {
    readonly coreUrl?: string;
    readonly config?: Readonly<Record<string, unknown>>;
    readonly pace?: Partial<Pace>;
    readonly observer?: BridgeOptions['observer'];
  }): Promise<RunningBridge>;
}

/** A hub and a core that speak, and bridges between them that end with the test. */
export const makeWorld = async (
  t: Test,
  options: { readonly core?: SpeakingCore; readonly away?: 'core' | 'hub' } = {},
): Promise<World> => {
  const folder = await mkdtemp(join(tmpdir(), 'furtka-bridge-'));
  const hub = new SpeakingHub(join(folder, 'hub.sock'));
  const core = options.core ?? new SpeakingCore();
  const credentialFile = join(folder, 'hub-credential');
  const bridges: RunningBridge[] = [];
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line) => logged.push(line) });
  await writeFile(credentialFile, `${CREDENTIAL}\n`, { mode: 0o600 });
  if (options.away !== 'hub') await hub.start();
  // A core that is away has a port all the same, where nobody listens.
  await core.start();
  if (options.away === 'core') await core.stop();
  t.teardown(async () => {
    for (const bridge of bridges) await bridge.stop();
    await hub.stop();
    await core.stop();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    hub,
    core,
    credentialFile,
    logged,
    async bridge({ coreUrl = core.url, config = {}, pace = {}, observer } = {}) {
      const paths = { hubSocket: join(folder, 'hub.sock'), credentialFile, coreUrl };
      const bridge = await startBridge({
        config: checkConfig({ ...paths, ...config }),
        log,
        pace: { ...QUICK, ...pace },
        ...(observer === undefined ? {} : { observer }),
      });
      bridges.push(bridge);
      return bridge;
    },
  };
};

/** Payloads that can be told apart: `count` of them, the first with number `from`. */
export const events = (count: number, from = 1): readonly string[] =>
  Array.from({ length: count }, (_, index) =>
    JSON.stringify({ kind: 'tap', id: `tap-${from + index}` }),
  );
