import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type FrameTiming, wiegandEdges } from '../src/simulated-board/board.ts';
import { until } from './board-rig.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const HEX = here('../firmware/door-board/door-board.hex');
const INCLUDES = '-I/usr/include/simavr';
const LIBRARIES = ['-lsimavr', '-lsimavrparts', '-lelf', '-lutil', '-lpthread'];

export interface PinChange {
  readonly pin: number;
  readonly level: number;
  /** The board's own clock, ms. */
  readonly atMs: number;
}

/** The door board on simavr, behind a serial device whose name stays while the board comes and goes. */
export interface SimavrBoard {
  /** What a config gives as `port`. */
  readonly path: string;
  readonly changes: readonly PinChange[];
  /** Plugs it in, unless it is: a new process, and the device appears. */
  plug(): Promise<void>;
  /** Pulls it out, power and all. */
  pull(): Promise<void>;
  /**
   * From now on its cable carries nothing, either way; the serial device stays and the chip runs on.
   *
   * @returns the board's own clock at that moment, ms
   */
  cut(): Promise<number>;
  /** The cable carries again. */
  mend(): Promise<void>;
  reset(): void;
  set(pin: number, level: boolean): void;
  send(reader: 0 | 1, bits: readonly number[], timing?: FrameTiming): void;
  /** Edges as they come from `wiegandEdges`. */
  plan(edges: ReturnType<typeof wiegandEdges>): void;
  level(pin: number): number | undefined;
  end(): Promise<void>;
}

/** Builds the runner with the compiler of this machine and plugs a board in. */
export const makeSimavrBoard = async (): Promise<SimavrBoard> => {
  const folder = mkdtempSync(join(tmpdir(), 'furtka-simavr-'));
  const program = join(folder, 'simavr-board');
  const path = join(folder, 'door-board');
  execFileSync('gcc', [
    '-O2',
    '-w',
    here('./simavr-board.c'),
    INCLUDES,
    '-o',
    program,
    ...LIBRARIES,
  ]);
  const changes: PinChange[] = [];
  const levels = new Map<number, number>();
  /** Wires keep their level while the board is out. */
  const wires = new Map<number, boolean>();
  let child: ChildProcess | undefined;
  let cable = { carries: true, atMs: 0 };
  const say = (line: string): void => {
    child?.stdin?.write(`${line}\n`);
  };
  const hear = (line: string): void => {
    const [word, first = '', level = '', cycle = ''] = line.split(' ');
    if (word === 'pty') {
      rmSync(path, { force: true });
      symlinkSync(first, path);
    }
    if (word === 'cable') cable = { carries: first === '1', atMs: Number(level) / 16_000 };
    if (word !== 'pin') return;
    levels.set(Number(first), Number(level));
    changes.push({ pin: Number(first), level: Number(level), atMs: Number(cycle) / 16_000 });
  };
  const carry = async (carries: boolean): Promise<number> => {
    say(`cable ${carries ? 1 : 0}`);
    await until('the cable', () => cable.carries === carries);
    return cable.atMs;
  };
  const plan: SimavrBoard['plan'] = (edges) =>
    say(
      `plan ${edges.map(({ pin, afterUs, level }) => `${pin} ${afterUs} ${level ? 1 : 0}`).join(' ')}`,
    );
  const board: SimavrBoard = {
    ...{ path, changes, plan },
    plug: async () => {
      if (child !== undefined) return;
      let isThere = false;
      cable = { carries: true, atMs: 0 };
      child = spawn(program, [HEX], { stdio: ['pipe', 'pipe', 'ignore'] });
      for (const [pin, level] of wires) say(`set ${pin} ${level ? 1 : 0}`);
      const { stdout } = child;
      if (stdout === null) throw new Error('the runner has no output');
      createInterface({ input: stdout }).on('line', (line) => {
        hear(line);
        isThere ||= line.startsWith('pty ');
      });
      await until('the serial device', () => isThere);
    },
    pull: async () => {
      const gone = child;
      child = undefined;
      rmSync(path, { force: true });
      if (gone === undefined) return;
      const ended = new Promise((resolve) => gone.once('close', resolve));
      gone.kill('SIGKILL');
      await ended;
      levels.clear();
    },
    cut: () => carry(false),
    mend: async () => {
      await carry(true);
    },
    reset: () => say('reset'),
    set: (pin, level) => {
      wires.set(pin, level);
      say(`set ${pin} ${level ? 1 : 0}`);
    },
    send: (reader, bits, timing) => plan(wiegandEdges(reader, bits, timing)),
    level: (pin) => levels.get(pin),
    end: async () => {
      await board.pull();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await board.plug();
  return board;
};
