import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { SigningKey } from '@furtka/core-contract/signed';
import type { Test } from 'tap';
import { SIGNED_LIST, signRelease } from './release.ts';
import { probeIn } from './systemd.ts';
import type { Programs } from './update.ts';

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));
/** Longest wait for a process of a busy machine. */
const WITHIN_MS = 90_000;
const LOOK_MS = 20;

/** Lets a program load these sources. */
export const FROM_SOURCES = `
import { register } from ${JSON.stringify(join(REPOSITORY, 'node_modules/tsx/dist/esm/api/index.mjs'))};
register();
`;
/** A module of these sources, as the text of an import. */
export const sourceOf = (path: string): string => JSON.stringify(join(REPOSITORY, path));

/** The real probe of these sources, as a release's own program would start it. */
export const GOOD = `${FROM_SOURCES}
const { probeDoor } = await import(${sourceOf('reader-agent/src/probe.ts')});
process.exit((await probeDoor(30_000)) ? 0 : 1);
`;
export const BROKEN = "throw new Error('this release is broken');";
export const HANGING = 'setInterval(() => undefined, 1000);';
/** Opens the door as long as another slot runs, and hangs once it is the one that `current` names. */
export const HANGING_IN_PLACE = `
import { realpathSync } from 'node:fs';
const slot = new URL('..', import.meta.url).pathname;
if (realpathSync(slot + '../../current') === realpathSync(slot)) { ${HANGING} }
else { ${GOOD.replace(/^import \{ register \} from (.*);$/m, 'const { register } = await import($1);')} }
`;

/** The service of a machine: an agent at a simulated door, which is tapped by a line of input and says `open` and `rest`. */
const SERVICE = `${FROM_SOURCES}
const { startProbeDoor } = await import(${sourceOf('reader-agent/src/probe.ts')});
const door = await startProbeDoor();
let was = false;
setInterval(() => {
  if (door.isOpen() === was) return;
  was = door.isOpen();
  console.log(was ? 'open' : 'rest');
}, 10);
process.stdin.on('data', () => door.present('known'));
console.log('ready');
`;

export const newKey = (keyId: string): SigningKey => {
  const { x = '', d = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return { keyId, publicKey: x, privateKey: d };
};
export const KEY = newKey('release-1');

/** Lays a small signed release into a folder. @returns its folder */
export const layRelease = async (
  folder: string,
  { serial, program, key = KEY }: { serial: number; program: string; key?: SigningKey },
): Promise<string> => {
  const dir = join(folder, `release-${serial}-${key.keyId}`);
  mkdirSync(join(dir, 'scripts'), { recursive: true });
  writeFileSync(join(dir, 'scripts', 'furtka.mjs'), program);
  writeFileSync(join(dir, 'README'), `release ${serial}`);
  const about = { version: `1.0.${serial}`, serial };
  writeFileSync(join(dir, SIGNED_LIST), await signRelease(dir, about, key));
  return dir;
};

/** Says whose releases a machine takes. */
export const layKeys = (file: string, { keyId, publicKey }: SigningKey = KEY): void =>
  writeFileSync(file, JSON.stringify([{ keyId, publicKey }]));

const until = async (what: string, isSo: () => boolean): Promise<void> => {
  const endMs = performance.now() + WITHIN_MS;
  while (!isSo()) {
    if (performance.now() > endMs) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
};

/** The agent of a machine and what it said. */
class Service {
  readonly #child: ChildProcess;
  readonly #said: string[] = [];

  /** @param tmp  where it keeps its files, its program too: workers of the agent would take over flags such as `-e` */
  constructor(cwd: string, tmp: string) {
    const program = join(tmp, 'service.mjs');
    writeFileSync(program, SERVICE);
    this.#child = spawn(process.execPath, [program], {
      cwd,
      env: { ...process.env, TMPDIR: tmp },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#child.stdin?.on('error', () => undefined);
    if (this.#child.stdout !== null)
      createInterface({ input: this.#child.stdout }).on('line', (line) => this.#said.push(line));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Holds the card to the reader and waits until the lock was driven and is at rest again. Errors: it was not */
  async tap(): Promise<void> {
    await until('the agent to serve its door', () => this.#said.includes('ready'));
    const from = this.#said.length;
    this.#child.stdin?.write('tap\n');
    await until('the door to open and the lock to rest', () => this.#said.length >= from + 2);
    const told = this.#said.slice(from).join(' ');
    if (told !== 'open rest') throw new Error(`the lock said: ${told}`);
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }
}

/** A machine of two slots whose one service is an agent at a simulated door. */
export const makeMachine = (t: Test) => {
  const folder = mkdtempSync(join(tmpdir(), 'furtka-slots-'));
  const root = join(folder, 'opt');
  mkdirSync(root);
  layKeys(join(root, 'release-keys.json'));
  let service: Service | undefined;
  const started: string[] = [];
  const programs: Programs = {
    restart: async () => {
      service?.kill();
      started.push(readlinkSync(join(root, 'current')));
      service = new Service(join(root, 'current'), folder);
    },
    opensDoor: probeIn,
    areUp: async () => true,
  };
  t.teardown(() => {
    service?.kill();
    rmSync(folder, { recursive: true, force: true });
  });
  const running = (): Service => {
    if (service === undefined) throw new Error('nothing was started yet');
    return service;
  };
  return {
    ...{ folder, root, programs, started },
    version: () => readFileSync(join(root, 'current', 'README'), 'utf8'),
    pid: () => running().pid,
    tap: () => running().tap(),
    /** Taps the door again and again for as long as that takes. @returns how often it opened, and the fault it ended with */
    tapMeanwhile: async (act: Promise<unknown>) => {
      let isOver = false;
      const fault = act.then(
        () => undefined,
        (error: unknown) => error,
      );
      void fault.then(() => {
        isOver = true;
      });
      let opened = 0;
      do {
        await running().tap();
        opened += 1;
      } while (!isOver);
      return { opened, fault: await fault };
    },
  };
};
