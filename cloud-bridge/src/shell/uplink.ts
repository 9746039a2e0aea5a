import type { Cursor, EventBatch } from '@furtka/core-contract/sync';
import { pauseMs } from '../core/backoff.ts';
import { judgeReply, makeBatch, tapOf } from '../core/batch.ts';
import {
  onConflict,
  onCursorUnknown,
  onHello,
  onRefused,
  onStored,
  type Place,
  startPlace,
} from '../core/cursor.ts';
import { Alarm } from './alarm.ts';
import type { BridgeParts, Loop } from './bridge-parts.ts';

/** Statuses by which the core refuses a batch as a whole: too long, or one row does not fit the contract. */
const REFUSES_WHOLE = [400, 413, 422];
const SEEN_MAX = 10_000;

/** What the next turn waits for: nothing, a pause after a failure, or a new word of the core's place. */
type Turn = 'go' | 'hubFailed' | 'coreFailed' | 'askHello';

/** What the way up asks of the way down. */
export interface UplinkPartner {
  /** Connects anew, because only a `hello` tells the core's place. */
  reconnect(): void;
  coreAnswered(): void;
}

/** Moves events from the hub's log to the core, in order, each until the core has answered for it. */
export class Uplink implements Loop {
  readonly #parts: BridgeParts;
  readonly #downlink: UplinkPartner;
  readonly #alarm = new Alarm();
  readonly #calm = new Alarm();
  readonly #seen = new Set<string>();
  #place: Place = startPlace;
  #poll = new AbortController();
  #failures = 0;
  #conflicts = 0;
  #unacknowledged: Cursor | undefined;
  #stopped = false;
  #running: Promise<void> = Promise.resolve();

  constructor(parts: BridgeParts, downlink: UplinkPartner) {
    this.#parts = parts;
    this.#downlink = downlink;
  }

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#poll.abort();
    this.#alarm.end();
    this.#calm.end();
    await this.#running;
  }

  /** The core said where it stands. */
  hello(cursor: Cursor | undefined): void {
    const before = this.#place;
    this.#place = onHello(before, cursor);
    this.#parts.standing.cursor = cursor;
    this.#unacknowledged = cursor;
    this.#failures = 0;
    // A request that still waits at the hub asks for the old place.
    if (this.#place !== before) this.#poll.abort();
    this.#alarm.ring();
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      if (this.#place.state === 'unknown') {
        await this.#alarm.wait();
        continue;
      }
      const turn = await this.#turn();
      if (this.#stopped) return;
      await this.#after(turn);
    }
  }

  async #after(turn: Turn): Promise<void> {
    const { pace, random } = this.#parts;
    if (turn === 'go') {
      this.#failures = 0;
    } else if (turn !== 'askHello') {
      this.#failures += 1;
      const backoff = turn === 'hubFailed' ? pace.hubBackoff : pace.coreBackoff;
      await this.#alarm.wait(pauseMs(this.#failures, random(), backoff));
    } else {
      // Not cut short by a hello: a place that both sides dispute for ever must not be asked for in a tight circle.
      this.#conflicts += 1;
      await this.#calm.wait(pauseMs(this.#conflicts, random(), pace.coreBackoff));
      if (this.#place.state === 'unknown') this.#downlink.reconnect();
    }
  }

  async #turn(): Promise<Turn> {
    await this.#acknowledge();
    const place = this.#place;
    this.#poll = new AbortController();
    const { hub, pace, log } = this.#parts;
    const page = await hub.events(place.cursor, pace.eventsWaitMs, this.#poll.signal);
    // A hello came while we waited: what was read may be from elsewhere.
    if (this.#place !== place) return 'go';
    if (!page.ok) {
      if (page.code !== 'hub.cursor_unknown') return this.#hubFailed(page.code);
      log.error({ position: place.cursor?.position }, 'uplink.cursor_unknown');
      this.#place = onCursorUnknown(place);
      // The hub knows no place that it was not asked for: then it is the hub that is at fault.
      return place.cursor === undefined ? this.#hubFailed(page.code) : 'go';
    }
    const made = makeBatch(page.value, place);
    if (made.ok) return this.#send(made.batch, place);
    return made.code === 'none' ? 'go' : this.#hubFailed(made.code);
  }

  #hubFailed(code: string): Turn {
    if (this.#failures === 0 && code !== 'transport.aborted')
      this.#parts.log.warn({ code }, 'uplink.hub_failed');
    return 'hubFailed';
  }

  async #send(batch: EventBatch, place: Place): Promise<Turn> {
    const { core, metrics, standing } = this.#parts;
    this.#observe(batch);
    const sent = await core.sendEvents(batch);
    if (!sent.ok) return this.#refused(batch, sent);
    const judged = judgeReply(batch, sent.value);
    if (!judged.ok) return this.#refused(batch, { code: judged.code, status: 200 });
    metrics.batches.inc({ result: 'stored' });
    this.#downlink.coreAnswered();
    for (const { outcome } of sent.value.verdicts) metrics.events.inc({ outcome });
    const quarantined = sent.value.verdicts.filter(({ outcome }) => outcome === 'quarantined');
    if (quarantined.length > 0)
      this.#parts.log.warn({ rows: quarantined.length }, 'uplink.quarantined');
    this.#conflicts = 0;
    standing.lastFault = undefined;
    // A hello that came meanwhile is younger than this answer only if it says another place; the core judges either.
    if (this.#place === place) {
      this.#place = onStored(place, judged.cursor);
      standing.cursor = judged.cursor;
    }
    this.#unacknowledged = judged.cursor;
    return 'go';
  }

  #refused(batch: EventBatch, refusal: { readonly code: string; readonly status: number }): Turn {
    const { log, metrics, standing } = this.#parts;
    const { code, status } = refusal;
    const [first] = batch.rows;
    metrics.batches.inc({ result: status === 0 ? 'no_answer' : 'refused' });
    if (standing.lastFault !== code)
      log.warn(
        { code, status, position: first?.position, rows: batch.rows.length },
        'uplink.refused',
      );
    standing.lastFault = code;
    if (status === 409) {
      this.#place = onConflict(this.#place);
      return 'askHello';
    }
    if (REFUSES_WHOLE.includes(status)) {
      this.#place = onRefused(this.#place, batch.rows.length);
      if (batch.rows.length > 1) return 'go';
      log.error({ code, status, position: first?.position }, 'uplink.row_refused');
    }
    return 'coreFailed';
  }

  /** The hub may forget what the core has; told again with the next turn when the hub did not hear it. */
  async #acknowledge(): Promise<void> {
    const cursor = this.#unacknowledged;
    if (cursor === undefined) return;
    const told = await this.#parts.hub.acknowledge(cursor);
    // A hub that does not know the place says so to the next request for events too.
    const isSettled = told.ok || told.status === 409 || told.status === 400;
    if (isSettled && this.#unacknowledged === cursor) this.#unacknowledged = undefined;
  }

  #observe(batch: EventBatch): void {
    const { observer, clocks } = this.#parts;
    if (observer === undefined) return;
    for (const row of batch.rows) {
      const tap = tapOf(row.payload);
      if (tap === undefined || this.#seen.has(tap)) continue;
      this.#seen.add(tap);
      const [oldest] = this.#seen;
      if (this.#seen.size > SEEN_MAX && oldest !== undefined) this.#seen.delete(oldest);
      observer.hop('bridge', tap, clocks.monotonicMs());
    }
  }
}
