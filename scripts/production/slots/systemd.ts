import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Programs } from './update.ts';

/** From the start of the new programs to the simulated door (issue 6). */
const PROBE_MS = 60_000;
const TARGET = 'furtka.target';

/** Runs a program to its end. @returns its exit code; not 0 when it could not be started or took too long */
export const runToEnd = (
  command: string,
  args: readonly string[],
  withinMs: number,
): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: 'ignore',
      timeout: withinMs,
      killSignal: 'SIGKILL',
    });
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });

/** The new release's own probe, in a process of its own, so that nothing of the old one helps it. */
export const probeIn = async (folder: string, withinMs = PROBE_MS): Promise<boolean> => {
  const program = join(folder, 'scripts', 'furtka.mjs');
  return (await runToEnd(process.execPath, [program, 'probe'], withinMs)) === 0;
};

/** The units of this machine; a release also goes back when one of them does not come up. */
export const systemdPrograms: Programs = {
  restart: async () => {
    const code = await runToEnd('systemctl', ['restart', TARGET], PROBE_MS);
    if (code !== 0) throw new Error(`systemctl restart ${TARGET} ended with ${code}`);
  },
  opensDoor: async (folder) => {
    if (!(await probeIn(folder))) return false;
    // Answers 0 when at least one unit of the pattern has failed.
    return (await runToEnd('systemctl', ['--quiet', 'is-failed', 'furtka-*'], PROBE_MS)) !== 0;
  },
};
