import type {
  FromKeeper,
  KeeperWorkerData,
  KeptCounters,
  KeptDeny,
  KeptModes,
  ToKeeper,
} from './keeper-messages.ts';
import { WatchedWorker } from './watched-worker.ts';

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
  #ended: (() => void) | undefined;

  constructor(options: KeeperOptions) {
    this.#worker = new WatchedWorker({
      name: 'keeper-worker',
      workerData: options.workerData,
      onMessage: (message) => {
        if (message.kind === 'stopped') this.#ended?.();
        else options.onMessage(message);
      },
      onCrash: (error) => options.onCrash(error),
      onStarted: () => {
        this.#worker.post({ kind: 'load', schoolMs: options.schoolNowMs() });
        if (this.#deny !== undefined) this.#worker.post({ kind: 'deny', deny: this.#deny });
        if (this.#modes !== undefined) this.#worker.post({ kind: 'mode', modes: this.#modes });
        if (this.#identityText !== undefined) this.keepIdentity(this.#identityText);
        if (this.#counters !== undefined) this.keepCounters(this.#counters);
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
    this.#worker.post({ kind: 'counters', counters });
  }

  /** What was handed over is written before; gives up after 3 s. */
  async stop(): Promise<void> {
    this.#worker.expectEnd();
    let deadline: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#ended = resolve;
      deadline = setTimeout(resolve, STOP_WITHIN_MS);
      this.#worker.post({ kind: 'stop' });
    });
    clearTimeout(deadline);
    await this.#worker.terminate();
  }
}
