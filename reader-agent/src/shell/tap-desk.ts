import { type CardKey, cardHash } from '@furtka/core-contract/card-hash';
import { Credential } from '@furtka/core-contract/credential';
import type { GrantedReason } from '@furtka/core-contract/reasons';
import type { ReadCredential } from '@furtka/hardware/port';
import { Compile } from 'typebox/compile';
import type { ReaderConfig } from '../config.ts';
import { type Passages, passbackNote } from '../core/anti-passback.ts';
import { doubtNote } from '../core/card-counters.ts';
import { type Decision, decide, type Tap } from '../core/decide.ts';
import type { TapRecord } from '../core/door-state.ts';
import { rowOf, uuidAt } from '../core/id-table.ts';
import { endedUnused, newFold, remember, repeated } from '../core/repeat-fold.ts';
import { CARD_KEYED } from '../core/rules.ts';
import type { AgentClock } from './agent-clock.ts';
import type { DoorRunner } from './door-runner.ts';
import type { InForce } from './in-force.ts';
import type { AgentObserver } from './observer.ts';
import type { CardReading } from './proof-desk.ts';
import type { Recorder } from './recorder.ts';

/** Relay time while there is no roster to tell it, ms. */
export const PULSE_DEFAULT_MS = 5000;
/** Fold while there is no roster to tell it, ms. */
const FOLD_DEFAULT_MS = 5000;

const credentialShape = Compile(Credential);

export interface TapDeskOptions {
  readonly cardKeys: readonly CardKey[];
  readonly clock: AgentClock;
  readonly inForce: InForce;
  readonly recorder: Recorder;
  readonly observer?: AgentObserver;
}

/** Where a tap was made. */
export interface TapPlace {
  readonly doorId: string;
  readonly reader: ReaderConfig;
  readonly door: DoorRunner;
}

/** From the reader's word to the relay, without waiting for anything. */
export class TapDesk {
  readonly #options: TapDeskOptions;
  readonly #keys: ReadonlyMap<string, Buffer>;
  /** For what is written down while there is no roster to name a key. */
  readonly #anyKey: Buffer;
  readonly #fold = newFold();
  readonly #passages: Passages = new Map();

  constructor(options: TapDeskOptions) {
    this.#options = options;
    const keys = options.cardKeys.map(
      ({ keyId, key }) => [keyId, Buffer.from(key, 'base64url')] as const,
    );
    const [newest] = keys;
    if (newest === undefined) throw new RangeError('an agent has at least one card key');
    this.#keys = new Map(keys);
    this.#anyKey = newest[1];
  }

  /** Last direction of each card, for the shell to note passages in. */
  passages(): Passages {
    return this.#passages;
  }

  /** A tap ended with the door shut. */
  endUnused(tapId: string): void {
    endedUnused(this.#fold, tapId);
  }

  /** `reading`: `undefined` for a card that could not be read. `atMs`: when the reader reported it, monotonic. */
  tap(place: TapPlace, reading: CardReading | undefined, atMs: number): void {
    const credential = reading?.credential;
    const { clock, inForce, observer } = this.#options;
    const hash = credential === undefined ? '' : this.#hash(credential);
    const rules = inForce.rules();
    const systemMs = clock.systemMs();
    const tap: Tap = {
      hash,
      isKeyed: credential?.assurance === 'keyed',
      isExit: place.reader.side === 'out',
      door: inForce.doorRow(place.doorId),
    };
    const view = { mode: inForce.modeOf(place.doorId, systemMs), denied: inForce.denied() };
    const decision = decide(tap, rules, view, { systemMs, schoolMs: clock.schoolMs() });
    const decidedAtMs = clock.monotonicMs();
    const foldMs = rules?.repeatFoldMs ?? FOLD_DEFAULT_MS;
    const { reason } = decision;
    const first = repeated(
      this.#fold,
      { readerId: place.reader.id, hash, reason, nowMs: decidedAtMs },
      foldMs,
    );
    const pulseMs = this.#pulseMs(place.doorId, hash);
    if (first !== undefined) {
      const { tap: record, isUnused: unused } = first;
      const { granted } = decision;
      place.door.feed({ kind: 'repeated', tap: record, granted, pulseMs, unused }, place.reader.id);
      this.#tell(place, record, decision, true);
      return;
    }
    const record = this.#record(place, hash, decision, reading, view.mode === 'drill');
    this.#serve(place, record, decision, pulseMs);
    remember(this.#fold, place.reader.id, hash, {
      tap: record,
      atMs: decidedAtMs,
      isUnused: false,
    });
    if (observer === undefined) return;
    observer.hop('reader', record.tapId, atMs);
    observer.hop('decision', record.tapId, decidedAtMs);
    const pulsedAtMs = place.door.pulsedAtMs();
    if (pulsedAtMs >= decidedAtMs) observer.hop('relay', record.tapId, pulsedAtMs);
    this.#tell(place, record, decision, false);
  }

  #serve(place: TapPlace, record: TapRecord, decision: Decision, pulseMs: number): void {
    if (decision.granted) {
      const tap = { ...record, reason: decision.reason as GrantedReason };
      place.door.feed({ kind: 'granted', tap, pulseMs }, place.reader.id);
    } else place.door.feed({ kind: 'denied', tap: record }, place.reader.id);
  }

  #hash(credential: ReadCredential): string {
    const { inForce } = this.#options;
    if (!credentialShape.Check(credential)) return '';
    const keyId = inForce.rules()?.cardKeyId;
    return cardHash((keyId && this.#keys.get(keyId)) || this.#anyKey, credential);
  }

  #pulseMs(doorId: string, hash: string): number {
    const { inForce } = this.#options;
    const rules = inForce.rules();
    if (rules === undefined) return PULSE_DEFAULT_MS;
    const row = rowOf(rules.cards.byHash, hash);
    const own = row < 0 ? 0 : (rules.cards.pulseMs[row] ?? 0);
    return own > 0 ? own : (inForce.doorOf(doorId)?.pulseMs ?? PULSE_DEFAULT_MS);
  }

  #record(
    place: TapPlace,
    hash: string,
    decision: Decision,
    reading: CardReading | undefined,
    isDrill: boolean,
  ): TapRecord {
    const credential = reading?.credential;
    const { inForce, recorder } = this.#options;
    const rules = inForce.rules();
    const row = rules === undefined ? -1 : rowOf(rules.cards.byHash, hash);
    const cardId =
      rules === undefined || row < 0 ? undefined : uuidAt(rules.cards.byCardId.bytes, row);
    const holderId =
      rules === undefined || row < 0 ? undefined : uuidAt(rules.cards.holderIds, row);
    const { side } = place.reader;
    const oneReader = inForce.doorOf(place.doorId)?.oneReaderDirection ?? 'unknown';
    const direction = side === 'none' ? oneReader : side;
    const passback = decision.granted ? passbackNote(this.#passages, cardId, direction) : undefined;
    const isKeyed = row >= 0 && ((rules?.cards.flags[row] ?? 0) & CARD_KEYED) !== 0;
    const doubt = doubtNote(reading?.doubt, isKeyed);
    const note = [isDrill ? 'drill' : undefined, passback, doubt]
      .filter((text) => text !== undefined)
      .join(' ');
    return {
      tapId: recorder.newId(),
      direction,
      reason: decision.reason,
      readerId: place.reader.id,
      ...(cardId !== undefined && { cardId }),
      ...(holderId !== undefined && { holderId }),
      ...(cardId === undefined && hash !== '' && { credentialHash: hash }),
      ...(hash !== '' && credential !== undefined && { assurance: credential.assurance }),
      ...(note !== '' && { note }),
    };
  }

  #tell(place: TapPlace, record: TapRecord, decision: Decision, isRepeat: boolean): void {
    this.#options.observer?.decided?.({
      eventId: record.tapId,
      doorId: place.doorId,
      readerId: place.reader.id,
      decision: decision.granted ? 'granted' : 'denied',
      reason: decision.reason,
      ...(record.cardId !== undefined && { cardId: record.cardId }),
      isRepeat,
    });
  }
}
