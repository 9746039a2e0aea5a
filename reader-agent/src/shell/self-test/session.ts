import { createHash, randomBytes } from 'node:crypto';
import type { Clocks } from '@furtka/core-contract/clock';
import type { Reader, ReaderEvent, Unsubscribe } from '@furtka/hardware/port';
import {
  type LinesNow,
  newTest,
  resultOf,
  type StepResult,
  stepTest,
  type TestEvent,
  type TestState,
  type TestStep,
} from '../../core/self-test.ts';
import type { DoorDevices } from '../door-devices.ts';
import { inputsOf, stepsOf } from './plan.ts';

const TICK_MS = 50;

export interface SessionOptions {
  readonly door: DoorDevices;
  readonly clocks: Clocks;
  /** Greens of an earlier visit. */
  readonly kept: TestState['results'];
  /** "Did the lock open?" */
  ask(): Promise<boolean>;
  onProgress(done: number, of: number): void;
}

/** Plays the self-test of one door on its devices. Nothing of a card outlives the step in which it was read. */
export class TestSession {
  readonly #options: SessionOptions;
  readonly #badFrames = new Map<string, number>();
  readonly #ends: Unsubscribe[] = [];
  #salt = randomBytes(16);
  #timer: NodeJS.Timeout | undefined;
  #state: TestState;
  #onEnd: (() => void) | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#state = newTest(stepsOf(options.door), options.kept);
  }

  start(): void {
    const { door } = this.#options;
    for (const { reader } of door.readers)
      this.#ends.push(reader.on((event) => this.#onReader(reader, event)));
    for (const { input, restsOpen } of inputsOf(door))
      this.#ends.push(
        input.on(({ open, atMs }) =>
          this.#feed({ kind: 'input', deviceId: input.id, active: open !== restsOpen, atMs }),
        ),
      );
    const { relay } = door;
    this.#ends.push(
      relay.on((energised, atMs) =>
        this.#feed({ kind: 'relay', deviceId: relay.id, energised, atMs }),
      ),
    );
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
    for (const end of this.#ends) end();
  }

  state(): TestState {
    return this.#state;
  }

  /** Runs one step to its end; one at a time. */
  async run(step: TestStep): Promise<StepResult> {
    const { clocks } = this.#options;
    this.#salt = randomBytes(16);
    this.#countBadFrames();
    const ended = new Promise<void>((resolve) => {
      this.#onEnd = resolve;
    });
    this.#feed({
      kind: 'begin',
      stepId: step.id,
      atMs: clocks.monotonicMs(),
      atUtc: clocks.system.nowMs(),
      lines: this.#linesNow(),
    });
    await ended;
    return resultOf(this.#state, step);
  }

  #linesNow(): LinesNow {
    const { door } = this.#options;
    return {
      activeByInput: new Map(
        inputsOf(door).map(({ input, restsOpen }) => {
          const open = input.isOpen();
          return [input.id, open === undefined ? undefined : open !== restsOpen];
        }),
      ),
      onlineByReader: new Map(door.readers.map(({ reader }) => [reader.id, reader.online()])),
    };
  }

  #onReader(reader: Reader, event: ReaderEvent): void {
    const { id: deviceId } = reader;
    const { atMs } = event;
    switch (event.kind) {
      case 'credential': {
        const text = JSON.stringify(event.credential);
        const mark = createHash('sha256').update(this.#salt).update(text).digest('base64url');
        this.#feed({ kind: 'card', deviceId, mark, atMs });
        return;
      }
      case 'unreadable':
        // A reader that counts its frames is asked for its count.
        if (reader.badFrames === undefined)
          this.#feed({ kind: 'badFrames', deviceId, count: 1, atMs });
        else this.#countBadFrames();
        return;
      case 'offline':
        this.#feed({ kind: 'offline', deviceId, atMs });
        return;
      case 'key':
      case 'pin':
      case 'tamper':
      case 'power':
      case 'online':
        return;
      default:
        event satisfies never;
    }
  }

  #countBadFrames(): void {
    const atMs = this.#options.clocks.monotonicMs();
    for (const { reader } of this.#options.door.readers) {
      const now = reader.badFrames?.() ?? 0;
      const count = now - (this.#badFrames.get(reader.id) ?? now);
      this.#badFrames.set(reader.id, now);
      if (count > 0) this.#feed({ kind: 'badFrames', deviceId: reader.id, count, atMs });
    }
  }

  #tick(): void {
    this.#countBadFrames();
    this.#feed({ kind: 'time', atMs: this.#options.clocks.monotonicMs() });
  }

  #feed(event: TestEvent): void {
    const { state, actions } = stepTest(this.#state, event);
    this.#state = state;
    for (const action of actions) {
      if (action.do === 'progress') this.#options.onProgress(action.done, action.of);
      else if (action.do === 'ask') this.#ask();
      else this.#pulse(action.ms);
    }
    if (this.#state.running !== undefined) return;
    this.#onEnd?.();
    this.#onEnd = undefined;
  }

  #pulse(ms: number): void {
    try {
      this.#options.door.relay.pulse(ms);
    } catch {
      this.#feed({ kind: 'refused', atMs: this.#options.clocks.monotonicMs() });
    }
  }

  #ask(): void {
    const answer = (yes: boolean): void =>
      this.#feed({ kind: 'answer', yes, atMs: this.#options.clocks.monotonicMs() });
    this.#options.ask().then(answer, () => answer(false));
  }
}
