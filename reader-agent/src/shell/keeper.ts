import type {
  FromKeeper,
  KeeperWorkerData,
  KeptCounters,
  KeptDeny,
  KeptDoors,
  KeptModes,
  KeptName,
  ToKeeper,
} from './keeper-messages.ts';
import { WatchedWorker } from './watched-worker.ts';

/** Kept as a whole after each change, and of which only the newest matters. */
type Newest = 'counters' | 'doors';

const STOP_WITHIN_MS = 3000;

export interface KeeperOptions {
  readonly workerData: KeeperWorkerData;
  schoolNowMs(): number;
  onMessage(message: Exclude<FromKeeper, { kind: 'stopped' }>): void;
  onCrash(error: Error): void;
}

/** The door's side of the thread that verifies, compiles and keeps. */
export class Keeper {
  readonly #worker: WatchedWorker<ToKeeper, FromKeeper>;
  #deny: KeptDeny | undefined;
  #modes: KeptModes | undefined;
  #identityText: string | undefined;
  #counters: KeptCounters | undefined;
  #doors: KeptDoors | undefined;
  /** Handed over and not answered yet. */
  readonly #writing = new Set<Newest>();
  /** Changed since: so that a slow disk gets the newest next, and no queue of old ones. */
  readonly #waiting = new Set<Newest>();
  #ended: (() => void) | undefined;

  constructor(options: KeeperOptions) {
    this.#worker = new WatchedWorker({
      name: 'keeper-worker',
      workerData: options.workerData,
      onMessage: (message) => {
        if (message.kind === 'stopped') {
          this.#ended?.();
          return;
        }
        options.onMessage(message);
        if (message.kind === 'kept' || message.kind === 'keepFailed') this.#answered(message.name);
      },
      onCrash: (error) => options.onCrash(error),
      onStarted: () => {
        this.#worker.post({ kind: 'load', schoolMs: options.schoolNowMs() });
        if (this.#deny !== undefined) this.#worker.post({ kind: 'deny', deny: this.#deny });
        if (this.#modes !== undefined) this.#worker.post({ kind: 'mode', modes: this.#modes });
        if (this.#identityText !== undefined) this.keepIdentity(this.#identityText);
        this.#writing.clear();
        this.#waiting.clear();
        for (const name of ['counters', 'doors'] as const) this.#hand(name);
      },
    });
  }

  start(): void {
    this.#worker.start();
  }

  /** Hands a roster over for checking; the bytes are copied, the hub's buffer stays its own. */
  takeRoster(
    payload: Uint8Array,
    now: {
      readonly systemMs: number;
      readonly isClockSure: boolean;
      readonly schoolMs: number;
    },
  ): void {
    const bytes = new Uint8Array(payload);
    this.#worker.post({ kind: 'roster', bytes, ...now }, [bytes.buffer]);
  }

  recompile(schoolMs: number): void {
    this.#worker.post({ kind: 'recompile', schoolMs });
  }

  keepDeny(deny: KeptDeny): void {
    this.#deny = deny;
    this.#worker.post({ kind: 'deny', deny });
  }

  keepModes(modes: KeptModes): void {
    this.#modes = modes;
    this.#worker.post({ kind: 'mode', modes });
  }

  keepIdentity(text: string): void {
    this.#identityText = text;
    this.#worker.post({ kind: 'identity', text });
  }

  keepCounters(counters: KeptCounters): void {
    this.#counters = counters;
    this.#hand('counters');
  }

  keepDoors(doors: KeptDoors): void {
    this.#doors = doors;
    this.#hand('doors');
  }

  #hand(name: Newest): void {
    if (this.#writing.has(name)) {
      this.#waiting.add(name);
      return;
    }
    this.#waiting.delete(name);
    const { counters, doors } = { counters: this.#counters, doors: this.#doors };
    if (name === 'counters' && counters !== undefined)
      this.#worker.post({ kind: 'counters', counters });
    else if (name === 'doors' && doors !== undefined) this.#worker.post({ kind: 'doors', doors });
    else return;
    this.#writing.add(name);
  }

  #answered(name: KeptName): void {
    if (name !== 'counters' && name !== 'doors') return;
    this.#writing.delete(name);
    if (this.#waiting.has(name)) this.#hand(name);
  }

  /** What was handed over is written before; gives up after 3 s. */
  async stop(): Promise<void> {
    this.#worker.expectEnd();
    let deadline: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#ended = resolve;
      deadline = setTimeout(resolve, STOP_WITHIN_MS);
      this.#writing.clear();
      for (const name of [...this.#waiting]) this.#hand(name);
      this.#worker.post({ kind: 'stop' });
    });
    clearTimeout(deadline);
    await this.#worker.terminate();
  }
}
