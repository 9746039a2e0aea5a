import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { daemonAnswers, PCSCD_SOCKET } from '../src/pcsc/daemon-socket.ts';

export { VirtualCard, type VirtualCardOptions } from './virtual-card.ts';
export { VirtualDesfire } from './virtual-desfire.ts';
export { VirtualNtag424 } from './virtual-ntag424.ts';

const DRIVER = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';
const PCSCD_PID = join(dirname(PCSCD_SOCKET), 'pcscd.pid');
const LOCK = join(tmpdir(), 'furtka-pcscd.lock');
const LOCK_WITHIN_MS = 120_000;
const START_WITHIN_MS = 10_000;
const EVERY_MS = 50;
const PATH = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`;

/** One place for a card: `VirtualCard.insert(port)`. */
export interface Slot {
  /** As PC/SC names it. */
  readonly name: string;
  readonly port: number;
}

export interface PcscdFixture {
  readonly slots: readonly Slot[];
  start(): Promise<void>;
  /** SIGKILL, as by a crash. */
  kill(): Promise<void>;
  /** Kills pcscd, removes its folder, lets the next test have the machine's pcscd. */
  end(): Promise<void>;
}

/** What is missing on this machine, or `undefined` when everything is there. */
export const missingForPcscd = (): string | undefined => {
  if (!existsSync(DRIVER)) return 'vsmartcard-vpcd (apt-get install pcscd vsmartcard-vpcd)';
  if (!existsSync('/usr/sbin/pcscd')) return 'pcscd (apt-get install pcscd)';
  return undefined;
};

/** Polls `holds` until it is true; throws after `withinMs`, naming what was awaited. */
export const until = async (
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs: number,
): Promise<void> => {
  const end = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`waited ${withinMs} ms in vain: ${what}`);
    await pause(EVERY_MS);
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** pcscd's socket is fixed, so a machine has one: test files take turns. The lock of a dead process is no lock. */
const takeLock = async (): Promise<void> => {
  const tryOnce = async (): Promise<boolean> => {
    try {
      await writeFile(LOCK, String(process.pid), { flag: 'wx' });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = Number(await readFile(LOCK, 'utf8').catch(() => ''));
      if (holder > 0 && !isAlive(holder)) await unlink(LOCK).catch(() => undefined);
      return false;
    }
  };
  await until(`the lock ${LOCK}`, tryOnce, LOCK_WITHIN_MS);
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });

/** A free pair of ports, below the range that the kernel gives to outgoing connections. */
const freePair = async (from: number): Promise<number> => {
  for (let port = from; port < 32_000; port += 2) {
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
  throw new Error('no free pair of ports below 32000');
};

/**
 * One driver entry makes two slots on two ports that follow each other. Each entry needs a copy of the driver file and a name
 * of its own: two entries that share either make readers which never report a card.
 */
const layOut = async (folder: string, names: readonly string[]): Promise<readonly Slot[]> => {
  await mkdir(join(folder, 'conf'));
  const slots: Slot[] = [];
  let from = 20_000 + (process.pid % 5_000) * 2;
  for (const [index, name] of names.entries()) {
    const port = await freePair(from);
    from = port + 2;
    const library = join(folder, `vpcd${index}.so`);
    await copyFile(DRIVER, library);
    const hex = `0x${port.toString(16).toUpperCase()}`;
    const lines = [
      `FRIENDLYNAME "${name}"`,
      `DEVICENAME /dev/null:${hex}`,
      `LIBPATH ${library}`,
      `CHANNELID ${hex}`,
    ];
    await writeFile(join(folder, 'conf', `vpcd${index}`), `${lines.join('\n')}\n`);
    slots.push({ name: `${name} 00 00`, port }, { name: `${name} 00 01`, port: port + 1 });
  }
  return slots;
};

/**
 * A real pcscd with virtual readers.
 *
 * @param options.names    friendly names; each makes two slots, `<name> 00 00` and `<name> 00 01`; at most 8
 * @param options.started  false: pcscd is not started yet
 * Errors                  another pcscd is running, or one thing is missing on this machine
 */
export const makePcscd = async (options: {
  readonly names: readonly string[];
  readonly started?: boolean;
}): Promise<PcscdFixture> => {
  const missing = missingForPcscd();
  if (missing !== undefined) throw new Error(`the virtual reader needs ${missing}`);
  await takeLock();
  if (await daemonAnswers(PCSCD_SOCKET, 500)) {
    await unlink(LOCK);
    throw new Error('a pcscd runs on this machine already; stop it, its socket cannot be shared');
  }
  // Left by a test process that was killed; pcscd takes the number of a dead daemon not yet reaped for a running one.
  await Promise.all([PCSCD_SOCKET, PCSCD_PID].map((path) => rm(path, { force: true })));
  const folder = await mkdtemp(join(tmpdir(), 'furtka-pcscd-'));
  const slots = await layOut(folder, options.names);
  let daemon: ChildProcess | undefined;
  // A test process that dies must not leave a pcscd behind.
  const killNow = (): void => {
    daemon?.kill('SIGKILL');
  };
  process.once('exit', killNow);

  const fixture: PcscdFixture = {
    slots,
    async start() {
      const child = spawn('pcscd', ['-f', '-c', join(folder, 'conf')], {
        stdio: 'ignore',
        env: { PATH },
      });
      // A runner that ends when nothing is left to do must not wait for the daemon, whose end is its own teardown's business.
      child.unref();
      daemon = child;
      const answers = (): Promise<boolean> => daemonAnswers(PCSCD_SOCKET, 500);
      await until('pcscd to answer', answers, START_WITHIN_MS);
      if (child.exitCode !== null) throw new Error(`pcscd ended with ${child.exitCode}`);
    },
    async kill() {
      const child = daemon;
      daemon = undefined;
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit', { signal: AbortSignal.timeout(START_WITHIN_MS) });
      child.ref();
      child.kill('SIGKILL');
      await gone;
    },
    async end() {
      await fixture.kill();
      process.removeListener('exit', killNow);
      await rm(folder, { recursive: true, force: true });
      await unlink(LOCK).catch(() => undefined);
    },
  };
  if (options.started !== false) {
    await fixture.start().catch(async (error: unknown) => {
      await fixture.end();
      throw error;
    });
  }
  return fixture;
};
