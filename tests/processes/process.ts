import { readFileSync } from 'node:fs';
import type { Clocks } from '@furtka/core-contract/clock';

/** What every process of a test site is started with: a file of mode 0600, so that nothing stands in a command line. */
export interface ProcessOptions {
  /** The config of the program, as its own check takes it. */
  readonly config: Readonly<Record<string, unknown>>;
  /** How far the school clock is ahead of the machine's, ms. */
  readonly offsetMs: number;
  /** The same of the system clock; 0 when left out. */
  readonly systemOffsetMs?: number;
}

/** By how much each clock of a process is set on (or back) while it runs, ms. */
export interface ClockShift {
  readonly systemMs: number;
  readonly schoolMs: number;
  /** Together with the others: time passes. Without it: somebody set the clock. */
  readonly monotonicMs?: number;
}

/** Something that may be asked of a process while it runs, by name. */
export type Acts = Readonly<Record<string, (body: never) => unknown>>;

export interface RunningProcess {
  stop(): Promise<void>;
  /** Told to the one who started it. */
  readonly facts?: unknown;
  readonly acts?: Acts;
}

/** From the process to the one who started it. */
export type FromProcess =
  | { readonly type: 'ready'; readonly facts: unknown }
  | { readonly type: 'failed'; readonly sentence: string }
  | {
      readonly type: 'answer';
      readonly id: number;
      readonly result?: unknown;
      readonly error?: string;
    }
  | {
      readonly type: 'hop';
      readonly name: string;
      readonly eventId: string;
      readonly atMs: number;
    };

/** To the process. */
export interface Ask {
  readonly id: number;
  readonly act: string;
  readonly body: unknown;
}

const STOP_WITHIN_MS = 8000;

const sentenceOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

const tell = (message: FromProcess): void => {
  // Whoever started it may be gone already; its end ends this process too.
  if (process.connected) process.send?.(message);
};

/** The machine's clocks, each moved by what it is told. */
const clocksOf = (options: ProcessOptions): { clocks: Clocks; acts: Acts } => {
  let { systemOffsetMs: system = 0, offsetMs: school } = options;
  let monotonic = 0;
  return {
    clocks: {
      system: { nowMs: () => Date.now() + system },
      school: { nowMs: () => Date.now() + school },
      monotonicMs: () => Number(process.hrtime.bigint()) / 1e6 + monotonic,
    },
    acts: {
      shiftClocks: ({ systemMs, schoolMs, monotonicMs = 0 }: ClockShift) => {
        system += systemMs;
        school += schoolMs;
        monotonic += monotonicMs;
      },
    },
  };
};

const answer = async (acts: Acts, { id, act, body }: Ask): Promise<void> => {
  try {
    const does = acts[act];
    if (does === undefined) throw new Error(`this process cannot "${act}"`);
    tell({ type: 'answer', id, result: await does(body as never) });
  } catch (error) {
    tell({ type: 'answer', id, error: sentenceOf(error) });
  }
};

/** Beside the program's own life: what a test asks of it, and what it tells. */
export interface ProcessContext<Options extends ProcessOptions> {
  readonly options: Options;
  readonly clocks: Clocks;
  /** Tells each hop of a tap to the one who started it. */
  readonly observer: { hop(name: string, eventId: string, atMs: number): void };
}

/**
 * Life of a process of a test site: options from the file that is its argument, `ready` when it runs, then acts; it ends on
 * SIGTERM, and when the one who started it is gone.
 */
export const runProcess = async <Options extends ProcessOptions>(
  start: (context: ProcessContext<Options>) => Promise<RunningProcess>,
): Promise<void> => {
  let running: RunningProcess | undefined;
  let isEnding = false;
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    Promise.resolve(running?.stop()).then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${sentenceOf(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('disconnect', end);
  process.on('SIGINT', () => undefined);
  try {
    const options = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Options;
    const time = clocksOf(options);
    running = await start({
      options,
      clocks: time.clocks,
      observer: { hop: (name, eventId, atMs) => tell({ type: 'hop', name, eventId, atMs }) },
    });
    const { facts } = running;
    const acts = { ...running.acts, ...time.acts };
    process.on('message', (ask: Ask) => {
      answer(acts, ask).catch((error: unknown) => process.stderr.write(`${sentenceOf(error)}\n`));
    });
    tell({ type: 'ready', facts });
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    tell({ type: 'failed', sentence: sentenceOf(error) });
    process.exit(1);
  }
};
