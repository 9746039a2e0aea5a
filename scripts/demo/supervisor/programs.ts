import { readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoPaths } from '../paths.ts';
import { UserFault } from '../user-fault.ts';
import { CHILD_TIMES, type Child, type ChildEnd, keepRunning } from './child.ts';

/** From the start of a program to its word that it is ready. */
const START_LIMIT_MS = 60_000;

export interface DemoPlace {
  /** The repository. */
  readonly root: string;
  readonly say: (line: string) => void;
  readonly warn: (line: string) => void;
}

/** A log that grew beyond this is put aside at the next start of its program. */
const LOG_BYTES = 16 * 1024 * 1024;

const putAside = (file: string): void => {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_BYTES) renameSync(file, `${file}.old`);
};

/** What a program that could not start said: its error, not the places where it was. */
const lastWordOf = (file: string): string => {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-60).reverse();
  const isError = (line: string) => /^[\w.]*(Error|Fault)\b/.test(line);
  const isSaid = (line: string) => /^\S/.test(line) && !line.startsWith('Node.js ');
  return lines.find(isError) ?? lines.find(isSaid) ?? 'it said nothing';
};

/** The programs of the demo: started in order, kept running, ended in reverse order. */
export class Programs {
  readonly #children: Child[] = [];
  readonly #paths: DemoPaths;
  readonly #place: DemoPlace;
  readonly #onGone: (name: string) => void;
  #isStopping = false;

  /** @param onGone  hears of every program that ended by itself or by a hand, by its name in the demo */
  constructor(paths: DemoPaths, place: DemoPlace, onGone: (name: string) => void) {
    this.#paths = paths;
    this.#place = place;
    this.#onGone = onGone;
  }

  /**
   * Starts a program and waits until it is ready.
   *
   * @param name   its name in the demo, of its config and log
   * @param entry  `dist/scripts/demo-<entry>.js`
   * Errors        `UserFault` with the program's own last word
   */
  async start(name: string, entry: string, more: readonly string[] = []): Promise<void> {
    if (this.#isStopping) throw new UserFault('The demo is ending.');
    const { root, warn } = this.#place;
    const logFile = this.#paths.log(name);
    putAside(logFile);
    const bundle = join(root, 'dist', 'scripts', `demo-${entry}.js`);
    // As `furtka run` has it: 1 MiB for young objects beside a door, and no source maps, which take 10.
    const flags = entry === 'core' ? ['--enable-source-maps'] : ['--max-semi-space-size=1'];
    const args = [...flags, bundle, '--data', this.#paths.dataDir, '--name', name];
    const onEnd = ({ how, wasReady, againInMs }: ChildEnd) => {
      this.#onGone(name);
      if (againInMs === undefined) warn(`furtka: ${name} has no power (${how})`);
      else if (wasReady)
        warn(
          `furtka: ${name} ended (${how}), starts again in ${againInMs / 1000} s; see ${logFile}`,
        );
    };
    const child = keepRunning({ name, args: [...args, ...more], logFile }, CHILD_TIMES, onEnd);
    this.#children.push(child);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const sentence = `${name} was not ready after ${START_LIMIT_MS / 1000} s; see ${logFile}.`;
      timer = setTimeout(() => reject(new UserFault(sentence)), START_LIMIT_MS);
    });
    try {
      await Promise.race([child.ready(), late]);
    } catch (error) {
      if (error instanceof UserFault) throw error;
      throw new UserFault(`${name} cannot start: ${lastWordOf(logFile)} (${logFile})`);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Takes a program's power away, or gives it back and waits until it is ready. Errors: `UserFault` for an unknown name */
  async power(name: string, isOn: boolean): Promise<void> {
    const child = this.#children.find((one) => one.name === name);
    if (child === undefined) throw new UserFault(`There is no program ${name}.`);
    await (isOn ? child.restore() : child.cut());
  }

  /** Ends one after the other, the last one started first, so that what is on its way still arrives. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const child of [...this.#children].reverse()) await child.stop();
  }

  kill(): void {
    for (const child of this.#children) child.kill();
  }
}
