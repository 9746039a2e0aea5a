import type { DoorEvent } from '@furtka/core-contract/event';
import type { ReaderEvent, Unsubscribe } from '@furtka/hardware/port';
import type { StatePayload } from '@furtka/hub-contract/payloads';
import { passed } from '../core/anti-passback.ts';
import type { DoorRecord, DoorSettings, GrantedTap } from '../core/door-state.ts';
import { freeNow } from '../core/free-hours.ts';
import type { AgentClock } from './agent-clock.ts';
import { type AgentLog, codeOfError } from './agent-log.ts';
import type { DoorDevices } from './door-devices.ts';
import type { DoorMemory } from './door-memory.ts';
import { DoorRunner } from './door-runner.ts';
import type { InForce } from './in-force.ts';
import type { AgentObserver } from './observer.ts';
import type { ProofDesk } from './proof-desk.ts';
import type { Recorder } from './recorder.ts';
import type { EventDraft } from './spool-messages.ts';
import { PULSE_DEFAULT_MS, type TapDesk } from './tap-desk.ts';
import type { TapPlace } from './tap-place.ts';
import type { TryDesk } from './try-desk.ts';

const HELD_OPEN_DEFAULT_MS = 30_000;
const ALARM_REPEAT_DEFAULT_MINUTES = 10;
const MINUTE_MS = 60_000;

export interface DoorDeskOptions {
  readonly bound: readonly DoorDevices[];
  readonly clock: AgentClock;
  readonly inForce: InForce;
  readonly recorder: Recorder;
  readonly tapDesk: TapDesk;
  readonly tries: TryDesk;
  readonly proofs: ProofDesk;
  readonly memory: DoorMemory;
  readonly observer?: AgentObserver;
  readonly log: AgentLog;
  append(draft: EventDraft): void;
}

interface ReaderState {
  readonly doorId: DoorEvent['doorId'] & string;
  isOnline: boolean;
  lastReadAtUtc: number;
  /** `undefined`: the driver cannot count them. */
  readonly badFrames: () => number | undefined;
}

/** All doors of this agent and their readers. */
export class DoorDesk {
  readonly #options: DoorDeskOptions;
  readonly #runners = new Map<string, DoorRunner>();
  readonly #readers = new Map<string, ReaderState>();
  readonly #ends: Unsubscribe[] = [];
  /** When somebody of the staff came in last, school clock, by door. */
  readonly #staffCameMs = new Map<string, number>();

  constructor(options: DoorDeskOptions) {
    this.#options = options;
    for (const devices of options.bound)
      this.#runners.set(devices.config.doorId, this.#runner(devices));
  }

  start(): void {
    this.recall();
    for (const devices of this.#options.bound) {
      const { doorId } = devices.config;
      const door = this.#runners.get(doorId);
      if (door === undefined) continue;
      door.start(this.#mode(doorId));
      this.#refreshFreeHours(doorId, door);
      for (const { config, reader } of devices.readers) {
        const badFrames = (): number | undefined => reader.badFrames?.();
        this.#readers.set(config.id, { doorId, isOnline: true, lastReadAtUtc: 0, badFrames });
        const place: TapPlace = {
          doorId,
          reader: config,
          hasKeypad: reader.hasKeypad === true,
          isOpenWire: reader.isSealed !== true && config.repeats !== true,
          door,
          isFree: () => door.state().isFreeByHours,
          isOtherOpen: () => this.#isOtherOpen(doorId),
          isOff: () => config.side !== 'out' && door.isReaderOff(config.id),
        };
        this.#ends.push(reader.on((event) => this.#onReader(place, event)));
        if (!reader.online()) this.#setOnline(place, false, 'offline');
      }
    }
  }

  /** What lay on disk, also where it was read only after the doors were served. */
  recall(): void {
    const { memory, tries } = this.#options;
    const { staffCame, tries: kept } = memory.before();
    for (const { doorId, atUtc } of staffCame)
      if (this.#runners.has(doorId) && !this.#staffCameMs.has(doorId))
        this.#staffCameMs.set(doorId, atUtc);
    tries.recall(kept.filter(({ doorId }) => this.#runners.has(doorId)));
    for (const [doorId, runner] of this.#runners) runner.recall(memory.alarmsOf(doorId));
  }

  stop(): void {
    this.remember();
    this.#options.tapDesk.stop();
    for (const end of this.#ends) end();
    for (const runner of this.#runners.values()) runner.stop();
  }

  /** Modes that came, and those that ended by their time. */
  refreshModes(): void {
    for (const [doorId, runner] of this.#runners)
      if (runner.state().mode !== this.#mode(doorId))
        runner.feed({ kind: 'mode', mode: this.#mode(doorId) });
  }

  /** To be called every second or so: free hours begin and end, alarms are told again, lock-outs end. */
  tick(): void {
    this.refreshModes();
    for (const [doorId, runner] of this.#runners) {
      this.#refreshFreeHours(doorId, runner);
      runner.setCause({ code: 'guessing' }, this.#options.tries.isLocked(doorId));
      runner.tick();
    }
    this.remember();
  }

  /** Somebody at the hub has seen the alarms of a door. */
  answerAlarms(doorId: string): void {
    this.#runners.get(doorId)?.answer();
  }

  setTroubled(isTroubled: boolean): void {
    for (const runner of this.#runners.values()) runner.setTroubled(isTroubled);
  }

  /** A school night went by. */
  forgetPassages(): void {
    this.#options.tapDesk.passages().clear();
  }

  doorIds(): readonly string[] {
    return [...this.#runners.keys()];
  }

  /** Opens once, by a command that was found good. */
  openOnce(doorId: string, commandId: string): 'opened' | 'command.interlock' {
    if (this.#isOtherOpen(doorId)) return 'command.interlock';
    const tap: GrantedTap = {
      tapId: this.#options.recorder.newId(),
      direction: 'unknown',
      reason: 'granted.once',
      note: `command ${commandId}`,
    };
    const { pulseMs } = this.#settings(doorId);
    this.#runners.get(doorId)?.feed({ kind: 'granted', tap, pulseMs });
    return 'opened';
  }

  identify(doorId: string): void {
    this.#runners.get(doorId)?.identify();
  }

  doorStates(): StatePayload['doors'] {
    return [...this.#runners].map(([doorId, runner]) => {
      const { name, mode, isFire, isFreeByHours } = runner.state();
      const { codes, isUnanswered } = runner.alarms();
      return {
        doorId: doorId as ReaderState['doorId'],
        state: name,
        mode,
        fire: isFire,
        ...(isFreeByHours && { freeHours: true }),
        ...(codes.length > 0 && { alarms: [...codes], unanswered: isUnanswered }),
      };
    });
  }

  readerStates(): StatePayload['readers'] {
    return [...this.#readers].map(([readerId, { doorId, isOnline, lastReadAtUtc, badFrames }]) => {
      const bad = badFrames();
      return {
        ...{ readerId, doorId, online: isOnline, lastReadAtUtc },
        ...(bad !== undefined && { badFrames: bad }),
      };
    });
  }

  /** Keeps what has to outlive this process; only what changed is written. */
  remember(): void {
    const { memory, tries } = this.#options;
    memory.note({
      alarms: [...this.#runners].flatMap(([doorId, runner]) =>
        runner.keptAlarms().map((alarm) => ({ doorId, ...alarm })),
      ),
      staffCame: [...this.#staffCameMs].map(([doorId, atUtc]) => ({ doorId, atUtc })),
      tries: tries.kept(),
    });
  }

  #mode(doorId: string) {
    return this.#options.inForce.modeOf(doorId, this.#options.clock.systemMs());
  }

  #settings(
    doorId: string,
    config: Pick<DoorDevices['config'], 'fireOpensFromOutside' | 'lock'> = {},
  ): DoorSettings {
    const door = this.#options.inForce.doorOf(doorId);
    return {
      pulseMs: door?.pulseMs ?? PULSE_DEFAULT_MS,
      heldOpenAfterMs: door?.heldOpenAfterMs ?? HELD_OPEN_DEFAULT_MS,
      fireOpensFromOutside: config.fireOpensFromOutside === true,
      isFailSafe: config.lock === 'failSafe',
    };
  }

  #runner(devices: DoorDevices): DoorRunner {
    const { doorId } = devices.config;
    const { clock, log, inForce } = this.#options;
    return new DoorRunner({
      devices,
      monotonicMs: () => clock.monotonicMs(),
      settings: () => this.#settings(doorId, devices.config),
      alarmRepeatMs: () =>
        (inForce.doorOf(doorId)?.alarmRepeatMinutes ?? ALARM_REPEAT_DEFAULT_MINUTES) * MINUTE_MS,
      onRecord: (record) => this.#onRecord(doorId, record),
      onDeviceFault: (deviceId, error) =>
        log.error({ doorId, deviceId, code: codeOfError(error) }, 'device.failed'),
    });
  }

  #onRecord(doorId: string, record: DoorRecord): void {
    const { append, recorder, observer, clock, tapDesk, log } = this.#options;
    append(recorder.ofDoor(doorId, record));
    if (record.kind === 'alarm.raised') this.remember();
    const { tap, tapId, opened, kind } = record;
    log.info({ doorId, kind, reason: tap?.reason, opened }, 'door.recorded');
    if (kind === 'passage' && tap !== undefined) {
      passed(tapDesk.passages(), tap.cardId, tap.direction);
      if (tap.cardId !== undefined && tap.direction !== 'out' && tapDesk.isStaffCard(tap.cardId))
        this.#staffCameMs.set(doorId, Math.max(0, Math.round(clock.schoolMs())));
    }
    if (tapId === undefined || opened === undefined) return;
    if (opened === 'no') tapDesk.endUnused(tapId);
    if (opened === 'yes') observer?.hop('opened', tapId, clock.monotonicMs());
    observer?.ended?.(tapId, opened);
  }

  #onReader(place: TapPlace, event: ReaderEvent): void {
    switch (event.kind) {
      case 'credential':
        this.#options.tapDesk.tap(place, this.#options.proofs.judge(event), event.atMs);
        this.#noteRead(place.reader.id);
        return;
      case 'unreadable':
        this.#options.tapDesk.tap(place, undefined, event.atMs);
        return;
      case 'tamper':
        place.door.feed({ kind: 'tamper', readerId: place.reader.id, active: event.active });
        // At once: whoever opens a reader may pull the plug next.
        this.remember();
        return;
      case 'key':
      case 'pin':
        this.#options.tapDesk.typed(place, event);
        return;
      case 'power':
        place.door.setCause({ code: 'reader.power', readerId: place.reader.id }, event.failing);
        return;
      case 'online':
        this.#setOnline(place, true, undefined);
        return;
      case 'offline':
        this.#setOnline(place, false, event.code);
        return;
      default:
        event satisfies never;
    }
  }

  #refreshFreeHours(doorId: string, runner: DoorRunner): void {
    const { inForce, clock } = this.#options;
    const row = inForce.doorRow(doorId);
    const free = freeNow(inForce.rules(), row, clock.schoolMs(), this.#staffCameMs.get(doorId));
    const firstIn = inForce.doorOf(doorId)?.freeAfterStaff === true;
    runner.feed({ kind: 'freeHours', active: free === 'yes', firstIn });
  }

  /** The other doors of an airlock at this controller: one that is not shut and locked holds this one back. */
  #isOtherOpen(doorId: string): boolean {
    const { inForce } = this.#options;
    const number = inForce.doorOf(doorId)?.interlock;
    if (number === undefined) return false;
    return [...this.#runners].some(
      ([otherId, runner]) =>
        otherId !== doorId &&
        inForce.doorOf(otherId)?.interlock === number &&
        runner.state().name !== 'locked',
    );
  }

  #noteRead(readerId: string): void {
    const state = this.#readers.get(readerId);
    if (state !== undefined)
      state.lastReadAtUtc = Math.max(0, Math.round(this.#options.clock.systemMs()));
  }

  #setOnline(place: TapPlace, isOnline: boolean, code: string | undefined): void {
    const { append, recorder, log } = this.#options;
    const readerId = place.reader.id;
    const state = this.#readers.get(readerId);
    if (state === undefined || state.isOnline === isOnline) return;
    state.isOnline = isOnline;
    const detail = { readerId, ...(code !== undefined && { code }) };
    append(recorder.plain(isOnline ? 'reader.online' : 'reader.offline', detail, place.doorId));
    log.warn({ doorId: place.doorId, ...detail }, isOnline ? 'reader.online' : 'reader.offline');
  }
}
