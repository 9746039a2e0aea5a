import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SHOWN, staysUp, unitsIn } from './units-up.ts';
import type { Programs } from './update.ts';

/** `systemctl show` that takes longer says nothing that counts. */
const LOOK_WITHIN_MS = 15_000;
/** A program that ends soon after its start has been started anew many times by then. */
const WATCH_MS = 30_000;
const LOOK_EVERY_MS = 1000;
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
export const probeIn = async (folder: string, withinMs: number): Promise<boolean> => {
  const program = join(folder, 'scripts', 'furtka.mjs');
  return (await runToEnd(process.execPath, [program, 'probe'], withinMs)) === 0;
};

/** What a program prints, `undefined` when it could not be run to a good end in time. */
const printedBy = (command: string, args: readonly string[]): Promise<string | undefined> =>
  new Promise((resolve) => {
    execFile(command, args, { timeout: LOOK_WITHIN_MS, killSignal: 'SIGKILL' }, (error, printed) =>
      resolve(error === null ? printed : undefined),
    );
  });

/**
 * The units of this machine; a release also goes back when one of them does not stay up.
 *
 * @param watchMs  so long at least after their start it is seen whether one of them starts anew
 */
export const systemdPrograms = (systemctl = 'systemctl', watchMs = WATCH_MS): Programs => {
  let started = { atMs: 0, units: unitsIn('') };
  const look = async () => {
    const args = ['show', `--property=${SHOWN}`, 'furtka-*.service'];
    const printed = await printedBy(systemctl, args);
    return unitsIn(printed ?? '');
  };
  return {
    restart: async (withinMs) => {
      const code = await runToEnd(systemctl, ['restart', TARGET], withinMs);
      if (code !== 0) throw new Error(`systemctl restart ${TARGET} ended with ${code}`);
      started = { atMs: performance.now(), units: await look() };
    },
    opensDoor: probeIn,
    areUp: async () => {
      for (;;) {
        const leftMs = started.atMs + watchMs - performance.now();
        if (!staysUp(started.units, await look())) return false;
        if (leftMs <= 0) return true;
        await pause(Math.min(leftMs, LOOK_EVERY_MS));
      }
    },
  };
};
