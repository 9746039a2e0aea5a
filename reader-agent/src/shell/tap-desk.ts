import { type CardKey, cardHash } from '@furtka/core-contract/card-hash';
import { Credential } from '@furtka/core-contract/credential';
import { doorPinHash, plainPinOf } from '@furtka/core-contract/door-pin';
import type { GrantedReason } from '@furtka/core-contract/reasons';
import type { ReadCredential, ReaderEvent } from '@furtka/hardware/port';
import { Compile } from 'typebox/compile';
import { type Passages, passbackNote } from '../core/anti-passback.ts';
import { type CardDoubt, doubtNote } from '../core/card-counters.ts';
import { DECISIONS, type Decision, decide, decideCard } from '../core/decide.ts';
import type { TapRecord } from '../core/door-state.ts';
import { endedUnused, newFold, remember, repeated } from '../core/repeat-fold.ts';
import { isImpossibleHour, isReplay, type Readings } from '../core/replay.ts';
import { secondLook } from '../core/second-look.ts';
import type { AgentClock } from './agent-clock.ts';
import { CardRows, NOBODY } from './card-rows.ts';
import type { InForce } from './in-force.ts';
import type { AgentObserver } from './observer.ts';
import { type DerivedPin, PinDesk } from './pin-desk.ts';
import type { CardReading } from './proof-desk.ts';
import type { Recorder } from './recorder.ts';
import type { TapPlace } from './tap-place.ts';
import type { TryDesk } from './try-desk.ts';

/** Relay time while there is no roster to tell it, ms. */
export const PULSE_DEFAULT_MS = 5000;
/** Fold while there is no roster to tell it, ms. */
const FOLD_DEFAULT_MS = 5000;

const OUT_OF_HOURS: readonly string[] = ['denied.outside_hours', 'denied.day_off'];

const credentialShape = Compile(Credential);

export interface TapDeskOptions {
  readonly cardKeys: readonly CardKey[];
  readonly clock: AgentClock;
  readonly inForce: InForce;
  readonly recorder: Recorder;
  readonly tries: TryDesk;
  readonly observer?: AgentObserver;
  onPinFault(error: unknown): void;
}

/** Who stands at a reader: a card, or somebody whom a PIN names. */
interface Sight {
  readonly place: TapPlace;
  /** Hash of the card, '' without one. */
  readonly hash: string;
  readonly assurance?: 'uid' | 'keyed';
  /** Why the reading is worth less than it says. */
  readonly doubt?: CardDoubt;
  /** When the reader told it, monotonic. */
  readonly atMs: number;
}

/** From the reader's word to the relay, without waiting for anything but a PIN. */
export class TapDesk {
  readonly #options: TapDeskOptions;
  readonly #keys: ReadonlyMap<string, Buffer>;
  /** For what is written down while there is no roster to name a key. */
  readonly #anyKey: Buffer;
  readonly #rows: CardRows;
  readonly #fold = newFold();
  readonly #passages: Passages = new Map();
  readonly #readings = new Map<string, Readings>();
  readonly #places = new Map<string, TapPlace>();
  readonly #pins: PinDesk<Sight>;

  constructor(options: TapDeskOptions) {
    this.#options = options;
    const keys = options.cardKeys.map(
      ({ keyId, key }) => [keyId, Buffer.from(key, 'base64url')] as const,
    );
    const [newest] = keys;
    if (newest === undefined) throw new RangeError('an agent has at least one card key');
    this.#keys = new Map(keys);
    this.#anyKey = newest[1];
    this.#rows = new CardRows(options.inForce);
    this.#pins = new PinDesk<Sight>({
      monotonicMs: () => options.clock.monotonicMs(),
      derive: (digits) => this.#derive(digits),
      onEntered: (readerId, pin, asked) => this.#entered(readerId, pin, asked),
      onMissing: (sight) => this.#finish(sight, NOBODY, DECISIONS['denied.pin_missing']),
      onFault: options.onPinFault,
    });
  }

  /** Last direction of each card, for the shell to note passages in. */
  passages(): Passages {
    return this.#passages;
  }

  /** A card of somebody of the staff. */
  isStaffCard(cardId: string): boolean {
    return this.#rows.isStaff(this.#rows.byCardId(cardId));
  }

  /** A tap ended with the door shut. */
  endUnused(tapId: string): void {
    endedUnused(this.#fold, tapId);
  }

  /** `reading`: `undefined` for a card that could not be read. `atMs`: when the reader reported it, monotonic. */
  tap(place: TapPlace, reading: CardReading | undefined, atMs: number): void {
    const credential = reading?.credential;
    const hash = credential === undefined ? '' : this.#hash(credential);
    const isPlayable =
      place.isOpenWire && place.reader.side !== 'out' && credential?.technology === 'wiegand';
    if (isPlayable && this.#isReplay(place.reader.id, hash, atMs)) {
      // What opened has opened; the second frame lengthens nothing.
      place.door.replayed(place.reader.id);
      return;
    }
    const sight: Sight = {
      place,
      hash,
      atMs,
      ...(hash !== '' && credential !== undefined && { assurance: credential.assurance }),
      ...(reading?.doubt !== undefined && { doubt: reading.doubt }),
    };
    const waiting = this.#pins.asked(place.reader.id);
    if (waiting !== undefined && waiting.hash !== hash) this.#pins.end(place.reader.id);
    const decision = this.#look(sight, this.#decide(sight));
    if (decision !== 'askPin') {
      if (isPlayable && this.#isImpossible(sight, decision)) place.door.replayed(place.reader.id);
      this.#finish(sight, this.#rows.byHash(hash), decision);
      return;
    }
    this.#places.set(place.reader.id, place);
    if (waiting?.hash !== hash) this.#pins.ask(place.reader.id, sight);
    place.door.prompt(place.reader.id);
  }

  /** Keys and PINs of a reader. At the way out they are as good as any card: nobody is kept in. */
  typed(place: TapPlace, event: Extract<ReaderEvent, { kind: 'key' | 'pin' }>): void {
    const { reader } = place;
    if (reader.side === 'out' || place.isOff()) {
      const isEnd = event.kind === 'pin' || event.key === '#';
      if (isEnd) this.tap(place, undefined, event.atMs);
      return;
    }
    this.#places.set(reader.id, place);
    if (event.kind === 'key') this.#pins.key(reader.id, event.key);
    else this.#pins.entered(reader.id, event.digits);
  }

  stop(): void {
    this.#pins.stop();
  }

  #isReplay(readerId: string, hash: string, atMs: number): boolean {
    const readings: Readings = this.#readings.get(readerId) ?? new Map();
    this.#readings.set(readerId, readings);
    return isReplay(readings, hash, atMs);
  }

  /** A good card while nobody at all may come in. */
  #isImpossible({ place, hash }: Sight, { reason }: Decision): boolean {
    const { inForce, clock } = this.#options;
    const rules = inForce.rules();
    if (rules === undefined || !OUT_OF_HOURS.includes(reason)) return false;
    const door = inForce.doorRow(place.doorId);
    return isImpossibleHour(rules, door, this.#rows.byHash(hash), clock.schoolMs());
  }

  #now() {
    const { clock } = this.#options;
    return { systemMs: clock.systemMs(), schoolMs: clock.schoolMs() };
  }

  #view(place: TapPlace, systemMs: number) {
    const { inForce } = this.#options;
    const mode = inForce.modeOf(place.doorId, systemMs);
    const isFree = place.isFree() && mode !== 'lockdown';
    return { mode: isFree ? ('free' as const) : mode, denied: inForce.denied() };
  }

  #decide({ place, hash, assurance }: Sight): Decision {
    const { inForce } = this.#options;
    const now = this.#now();
    const tap = {
      hash,
      isKeyed: assurance === 'keyed',
      isExit: place.reader.side === 'out',
      door: inForce.doorRow(place.doorId),
    };
    return decide(tap, inForce.rules(), this.#view(place, now.systemMs), now);
  }

  #look(sight: Sight, decision: Decision): Decision | 'askPin' {
    const { place, hash } = sight;
    const { reader, doorId } = place;
    const row = this.#rows.byHash(hash);
    const opensBy = this.#opensBy(place);
    return secondLook(decision, {
      isExit: reader.side === 'out',
      isFree: decision.reason === 'granted.free',
      opensBy,
      isStaff: this.#rows.isStaff(row),
      canGivePin: this.#rows.hasPin(row) && place.hasKeypad,
      lockedOut: this.#lockedOut(doorId, row, opensBy),
      isOtherOpen: place.isOtherOpen(),
      isReaderOff: place.isOff(),
    });
  }

  #lockedOut(doorId: string, row: number, opensBy: string): 'no' | 'door' | 'card' {
    // At a door without PINs a child with a bus pass would else shut out a class.
    if (opensBy === 'card') return 'no';
    const { tries } = this.#options;
    if (tries.isLockedFor(doorId, this.#rows.cardId(row) ?? '')) return 'card';
    return tries.isLocked(doorId) ? 'door' : 'no';
  }

  async #derive(digits: string): Promise<DerivedPin> {
    const key = this.#key();
    const [plain, underDuress] = await Promise.all([
      doorPinHash(key, digits),
      doorPinHash(key, plainPinOf(digits)),
    ]);
    return { plain, underDuress };
  }

  #entered(readerId: string, pin: DerivedPin | undefined, asked: Sight | undefined): void {
    const place = this.#places.get(readerId);
    if (place === undefined) return;
    if (asked !== undefined) this.#withCard(asked, pin);
    else if (this.#opensBy(place) === 'pin') this.#pinAlone(place, pin);
    else place.door.refuse(readerId);
  }

  /** The card is judged again: it may have been blocked while its holder typed. */
  #withCard(sight: Sight, pin: DerivedPin | undefined): void {
    const { doorId } = sight.place;
    const row = this.#rows.byHash(sight.hash);
    const decision = this.#look(sight, this.#decide(sight));
    if (decision !== 'askPin') {
      this.#finish(sight, row, decision);
      return;
    }
    const { tries } = this.#options;
    const isPlain = this.#rows.isPinOf(row, pin?.plain);
    const isDuress =
      !isPlain && this.#knowsDuress(doorId) && this.#rows.isPinOf(row, pin?.underDuress);
    if (isPlain || isDuress) {
      tries.right(doorId, this.#rows.cardId(row) ?? '');
      this.#finish(sight, row, DECISIONS['granted.card_pin'], isDuress);
      return;
    }
    tries.wrong(doorId, this.#rows.cardId(row) ?? '');
    this.#finish(sight, row, DECISIONS['denied.pin_wrong']);
  }

  /** A PIN without a card: it stands for the card of its holder, with all that rules there. */
  #pinAlone(place: TapPlace, pin: DerivedPin | undefined): void {
    const { clock, inForce, tries } = this.#options;
    const sight: Sight = { place, hash: '', atMs: clock.monotonicMs() };
    if (place.isOff()) {
      this.#finish(sight, NOBODY, DECISIONS['denied.tamper']);
      return;
    }
    if (tries.isLocked(place.doorId)) {
      this.#finish(sight, NOBODY, DECISIONS['denied.locked_out']);
      return;
    }
    const rules = inForce.rules();
    if (rules === undefined) {
      this.#finish(sight, NOBODY, DECISIONS['denied.no_roster']);
      return;
    }
    const plain = this.#rows.byPin(pin?.plain);
    const isDuress = plain < 0 && this.#knowsDuress(place.doorId);
    const row = isDuress ? this.#rows.byPin(pin?.underDuress) : plain;
    if (row < 0) {
      tries.wrong(place.doorId, 'pin');
      this.#finish(sight, NOBODY, DECISIONS['denied.pin_wrong']);
      return;
    }
    const now = this.#now();
    const tap = { isKeyed: false, door: inForce.doorRow(place.doorId) };
    const decision = decideCard(row, tap, rules, this.#view(place, now.systemMs), now);
    if (!decision.granted) {
      this.#finish(sight, row, decision);
      return;
    }
    tries.right(place.doorId, 'pin');
    const isOtherOpen = place.isOtherOpen();
    const outcome = DECISIONS[isOtherOpen ? 'denied.interlock' : 'granted.pin'];
    this.#finish(sight, row, outcome, isDuress && !isOtherOpen);
  }

  /** Serves the door and writes the tap down, once for each that is no repetition. */
  #finish(sight: Sight, known: number, decision: Decision, isDuress = false): void {
    const { clock, inForce, observer } = this.#options;
    const { place, hash } = sight;
    const readerId = place.reader.id;
    const row = known >= 0 ? known : this.#rows.byHash(hash);
    const decidedAtMs = clock.monotonicMs();
    const { reason, granted } = decision;
    const key = hash !== '' ? hash : `${this.#rows.cardId(row) ?? ''}`;
    const foldMs = inForce.rules()?.repeatFoldMs ?? FOLD_DEFAULT_MS;
    const first = isDuress
      ? undefined
      : repeated(this.#fold, { readerId, hash: key, reason, nowMs: decidedAtMs }, foldMs);
    const pulseMs = this.#pulseMs(place.doorId, row);
    if (first !== undefined) {
      const { tap: record, isUnused: unused } = first;
      place.door.feed({ kind: 'repeated', tap: record, granted, pulseMs, unused }, readerId);
      this.#tell(place, record, decision, true);
      return;
    }
    if (reason === 'denied.unknown') this.#options.tries.wrong(place.doorId, 'cards');
    const record = this.#record(sight, row, decision);
    if (granted) {
      const tap = { ...record, reason: reason as GrantedReason };
      place.door.feed({ kind: 'granted', tap, pulseMs, isDuress }, readerId);
    } else place.door.feed({ kind: 'denied', tap: record }, readerId);
    remember(this.#fold, readerId, key, { tap: record, atMs: decidedAtMs, isUnused: false });
    if (observer === undefined) return;
    observer.hop('reader', record.tapId, sight.atMs);
    observer.hop('decision', record.tapId, decidedAtMs);
    const pulsedAtMs = place.door.pulsedAtMs();
    if (pulsedAtMs >= decidedAtMs) observer.hop('relay', record.tapId, pulsedAtMs);
    this.#tell(place, record, decision, false);
  }

  #opensBy(place: TapPlace) {
    return this.#options.inForce.doorOf(place.doorId)?.opensBy ?? 'card';
  }

  #knowsDuress(doorId: string): boolean {
    return this.#options.inForce.doorOf(doorId)?.duress === true;
  }

  #key(): Buffer {
    const keyId = this.#options.inForce.rules()?.cardKeyId;
    return (keyId && this.#keys.get(keyId)) || this.#anyKey;
  }

  #hash(credential: ReadCredential): string {
    return credentialShape.Check(credential) ? cardHash(this.#key(), credential) : '';
  }

  #pulseMs(doorId: string, row: number): number {
    const { inForce } = this.#options;
    const own = this.#rows.ownPulseMs(row);
    return own > 0 ? own : (inForce.doorOf(doorId)?.pulseMs ?? PULSE_DEFAULT_MS);
  }

  #record({ place, hash, assurance, doubt }: Sight, row: number, decision: Decision): TapRecord {
    const { inForce, recorder } = this.#options;
    const cardId = this.#rows.cardId(row);
    const holderId = this.#rows.holderId(row);
    const { side } = place.reader;
    const oneReader = inForce.doorOf(place.doorId)?.oneReaderDirection ?? 'unknown';
    const direction = side === 'none' ? oneReader : side;
    const isDrill = inForce.modeOf(place.doorId, this.#now().systemMs) === 'drill';
    const passback = decision.granted ? passbackNote(this.#passages, cardId, direction) : undefined;
    const doubted = doubtNote(doubt, this.#rows.isKeyed(row));
    const opened = place.door.isReaderOff(place.reader.id) ? 'reader.opened' : undefined;
    const note = [isDrill ? 'drill' : undefined, passback, doubted, opened]
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
      ...(assurance !== undefined && { assurance }),
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
