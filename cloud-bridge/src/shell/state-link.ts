import { pauseMs } from '../core/backoff.ts';
import { Alarm } from './alarm.ts';
import type { BridgeParts, Loop } from './bridge-parts.ts';

/**
 * Carries the site's state up: at once when it changed, and every two seconds all the same, because that is how the core knows
 * that this side still speaks. Also notices whether the hub answers.
 */
export class StateLink implements Loop {
  readonly #parts: BridgeParts;
  readonly #heardRoster: (version: number, askedAtMs: number) => void;
  readonly #alarm = new Alarm();
  #poll = new AbortController();
  #since: number | undefined;
  #lastCode = '';
  #stopped = false;
  #running: Promise<void> = Promise.resolve();

  constructor(parts: BridgeParts, heardRoster: (version: number, askedAtMs: number) => void) {
    this.#parts = parts;
    this.#heardRoster = heardRoster;
  }

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#poll.abort();
    this.#alarm.end();
    await this.#running;
  }

  /** The core is there: it is told the state at once, not at the end of a wait. */
  connected(): void {
    this.#since = undefined;
    this.#poll.abort();
    this.#alarm.ring();
  }

  async #run(): Promise<void> {
    const { pace, random, clocks } = this.#parts;
    let failures = 0;
    while (!this.#stopped) {
      const askedAtMs = clocks.monotonicMs();
      const outcome = await this.#turn(askedAtMs);
      failures = outcome === 'failed' ? failures + 1 : 0;
      if (this.#stopped) return;
      if (outcome === 'failed') {
        await this.#alarm.wait(pauseMs(failures, random(), pace.hubBackoff));
        continue;
      }
      // A hub that answers at once with nothing new is not asked in a tight circle.
      const everyMs = outcome === 'same' ? pace.stateEveryMs : pace.stateSpacingMs;
      const restMs = everyMs - (clocks.monotonicMs() - askedAtMs);
      if (restMs > 0) await this.#alarm.wait(restMs);
    }
  }

  async #turn(askedAtMs: number): Promise<'new' | 'same' | 'failed'> {
    const { hub, pace, standing } = this.#parts;
    this.#poll = new AbortController();
    const since = this.#since;
    const waitMs = since === undefined ? 0 : pace.stateEveryMs;
    const got = await hub.state(since, waitMs, this.#poll.signal);
    if (!got.ok && got.code === 'transport.aborted') return 'new';
    standing.setHubReachable(got.ok || got.status !== 0);
    if (!got.ok) {
      this.#note('state.hub_failed', got.code);
      this.#since = undefined;
      return 'failed';
    }
    const { version, state } = got.value;
    this.#since = version;
    this.#heardRoster(state.rosterVersion, askedAtMs);
    if (standing.isConnected) await this.#send(state);
    return version === since ? 'same' : 'new';
  }

  async #send(state: Parameters<BridgeParts['core']['sendState']>[0]): Promise<void> {
    const { core, metrics } = this.#parts;
    const sent = await core.sendState(state);
    metrics.states.inc({ result: sent.ok ? 'sent' : 'failed' });
    if (sent.ok) this.#lastCode = '';
    else this.#note('state.not_sent', sent.code);
  }

  /** Said once per cause, not every two seconds. */
  #note(event: string, code: string): void {
    if (this.#lastCode === code) return;
    this.#lastCode = code;
    this.#parts.log.warn({ code }, event);
  }
}
