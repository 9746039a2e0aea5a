import type { Clocks } from '@furtka/core-contract/clock';
import { HEARTBEAT_EVERY_MS } from '@furtka/hub-contract/topics';
import type { AgentConfig } from '../config.ts';
import { AgentClock } from './agent-clock.ts';
import type { AgentLog } from './agent-log.ts';
import { DoorDesk } from './door-desk.ts';
import type { DoorDevices } from './door-devices.ts';
import { DoorMemory } from './door-memory.ts';
import { EventSender } from './event-sender.ts';
import { type HealthReport, type HealthServer, healthReport, startHealth } from './health.ts';
import { HubDesk } from './hub-desk.ts';
import { HubLink } from './hub-link.ts';
import { type Identity, identityText } from './identity.ts';
import { InForce } from './in-force.ts';
import { Keeper } from './keeper.ts';
import type { FromKeeper } from './keeper-messages.ts';
import type { MachineWatch } from './machine-watch.ts';
import type { AgentObserver } from './observer.ts';
import { ProofDesk } from './proof-desk.ts';
import { Recorder } from './recorder.ts';
import { Renewal, renewAt } from './renewal.ts';
import { RosterWatch } from './roster-watch.ts';
import type { AgentSnapshot } from './snapshot.ts';
import { Spool } from './spool.ts';
import type { EventDraft, SpoolOpened, SpoolWorkerData } from './spool-messages.ts';
import { TapDesk } from './tap-desk.ts';
import { Troubles } from './troubles.ts';
import { TryDesk } from './try-desk.ts';
import { within } from './within.ts';

const TICK_MS = 1000;
const LAST_WORD_WITHIN_MS = 500;
const WORKERS_READY_WITHIN_MS = 15_000;

export interface ReaderAgentOptions {
  readonly config: AgentConfig;
  readonly identity: Identity;
  readonly bound: readonly DoorDevices[];
  readonly clocks: Clocks;
  readonly log: AgentLog;
  readonly observer?: AgentObserver;
  readonly buildTimeMs: number;
  readonly synchronisedPath: string;
  readonly machine: Pick<MachineWatch, 'read'>;
  readonly spool: Pick<SpoolWorkerData, 'path' | 'maxPages' | 'commitDelayMs'>;
}

/** Puts the parts together. The door's path is reader, tap desk, door runner, relay; everything else only hears of it. */
export class ReaderAgent {
  readonly #options: ReaderAgentOptions;
  readonly #clock: AgentClock;
  readonly #inForce = new InForce();
  readonly #proofs = new ProofDesk((kept) => this.#keeper.keepCounters(kept));
  readonly #memory = new DoorMemory((kept) => this.#keeper.keepDoors(kept));
  readonly #recorder: Recorder;
  readonly #spool: Spool;
  readonly #keeper: Keeper;
  readonly #sender: EventSender;
  readonly #doors: DoorDesk;
  readonly #hubDesk: HubDesk;
  readonly #link: HubLink;
  readonly #renewal: Renewal;
  readonly #rosterWatch: RosterWatch;
  readonly #troubles: Troubles;
  /** Taps on their way to the disk, for the hop. */
  readonly #unspooled = new Set<string>();
  #identity: Identity;
  #health: HealthServer | undefined;
  #opened: SpoolOpened | undefined;
  #isServing = false;
  #timers: NodeJS.Timeout[] = [];
  #spoolReady: () => void = () => undefined;
  #keeperReady: () => void = () => undefined;
  #onCommitted: (ids: readonly string[]) => void = () => undefined;

  constructor(options: ReaderAgentOptions) {
    const { identity, clocks, bound, log, observer } = options;
    this.#options = options;
    this.#identity = identity;
    this.#clock = new AgentClock(clocks, options.buildTimeMs);
    const clock = this.#clock;
    const inForce = this.#inForce;
    this.#recorder = new Recorder(identity.agentId, clock, () => inForce.rules()?.version ?? 0);
    const recorder = this.#recorder;
    const append = (draft: EventDraft): void => this.#append(draft);
    const watching = observer === undefined ? {} : { observer };
    const tries = new TryDesk({ clock, onChange: () => this.#doors.remember() });
    const tapDesk = new TapDesk({
      tries,
      cardKeys: identity.cardKeys,
      clock,
      inForce,
      recorder,
      onPinFault: (error) => log.error({ err: error }, 'pin.failed'),
      ...watching,
    });
    this.#doors = new DoorDesk({
      bound,
      clock,
      inForce,
      recorder,
      tapDesk,
      tries,
      proofs: this.#proofs,
      log,
      append,
      memory: this.#memory,
      ...watching,
    });
    this.#troubles = new Troubles((isTroubled) => this.#doors.setTroubled(isTroubled));
    this.#spool = this.#makeSpool();
    this.#keeper = this.#makeKeeper();
    this.#sender = new EventSender({
      monotonicMs: () => clock.monotonicMs(),
      publish: (payload) => this.#link.publish('event', payload),
      read: (after, limit) => this.#spool.read(after, limit),
      forget: (receipts) => this.#spool.forget(receipts),
    });
    this.#hubDesk = new HubDesk({
      identity: () => this.#identity,
      clock,
      inForce,
      keeper: this.#keeper,
      sender: this.#sender,
      recorder,
      doors: this.#doors,
      log,
      append,
      spoolCounts: () => ({ depth: this.#spool.depth(), lost: this.#spool.lostCount() }),
      publishState: (text) => this.#link.publish('state', text),
      machine: () => options.machine.read(),
    });
    this.#link = this.#makeLink();
    this.#renewal = this.#makeRenewal();
    this.#rosterWatch = new RosterWatch({
      clock,
      inForce,
      troubles: this.#troubles,
      recompile: (schoolMs) => {
        this.#doors.forgetPassages();
        this.#keeper.recompile(schoolMs);
      },
      onStale: () => append(recorder.plain('roster.stale')),
    });
  }

  /** Comes back when the doors are served; the hub may still be away. */
  async start(): Promise<void> {
    const spoolReady = new Promise<void>((resolve) => {
      this.#spoolReady = resolve;
    });
    const keeperReady = this.#nextOfKeeper();
    this.#spool.start();
    this.#keeper.start();
    await within(WORKERS_READY_WITHIN_MS, Promise.all([spoolReady, keeperReady]));
    // Roster or spool may have shown that the clock is wrong by days.
    if (this.#rosterWatch.isDayOver()) {
      const recompiled = this.#nextOfKeeper();
      this.#rosterWatch.watchDay();
      await within(WORKERS_READY_WITHIN_MS, recompiled);
    }
    this.#rosterWatch.watchAge();
    this.#isServing = true;
    this.#tellStarted();
    this.#doors.start();
    this.#health = await startHealth(this.#options.config.healthPort, () => this.#report());
    this.#timers = [
      setInterval(() => this.#tick(), TICK_MS),
      setInterval(() => this.#hubDesk.publishState(), HEARTBEAT_EVERY_MS),
    ];
    this.#link.start();
    const { log, bound } = this.#options;
    log.info({ agentId: this.#identity.agentId, doors: bound.length }, 'agent.started');
  }

  #nextOfKeeper(): Promise<void> {
    return new Promise((resolve) => {
      this.#keeperReady = resolve;
    });
  }

  /** `closeDevices` puts the relays to rest, before anything else is waited for. */
  async stop(closeDevices: () => Promise<void>): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    this.#doors.stop();
    await closeDevices();
    await this.#appendLast();
    await this.#link.stop(JSON.stringify(this.#hubDesk.state(false)));
    this.#sender.end();
    await Promise.all([this.#spool.stop(), this.#keeper.stop(), this.#health?.stop()]);
    this.#options.log.info({ agentId: this.#identity.agentId }, 'agent.stopped');
  }

  /** Gives the last event a moment to reach the disk and the line; if not now, it goes up after the next start. */
  async #appendLast(): Promise<void> {
    const last = this.#recorder.plain('agent.stopped');
    const committed = new Promise<void>((resolve) => {
      this.#onCommitted = (ids) => {
        if (ids.includes(last.id)) resolve();
      };
    });
    this.#append(last);
    await within(LAST_WORD_WITHIN_MS, committed);
  }

  snapshot(): AgentSnapshot {
    return {
      healthPort: this.#health?.port ?? 0,
      isHubUp: this.#link.isUp(),
      rosterVersion: this.#inForce.rules()?.version ?? 0,
      confirmed: this.#inForce.confirmed(),
      doors: this.#doors.doorStates(),
      readers: this.#doors.readerStates(),
      spoolDepth: this.#spool.depth(),
      lostCount: this.#spool.lostCount(),
      troubles: this.#troubles.list(),
      clock: this.#clock.isSure() ? 'sure' : 'unsure',
      ...this.#options.machine.read(),
    };
  }

  #append(draft: EventDraft): void {
    if (draft.kind === 'tap' && this.#options.observer !== undefined) this.#unspooled.add(draft.id);
    if (!this.#spool.append(draft)) this.#unspooled.delete(draft.id);
  }

  #makeSpool(): Spool {
    const { identity, spool, observer, log } = this.#options;
    return new Spool({
      workerData: {
        ...spool,
        enrolmentId: identity.enrolmentId,
        nowMs: this.#clock.systemMs(),
      },
      makeLost: (count) => this.#recorder.plain('spool.lost', { count }),
      onOpened: (opened, isFirst) => this.#spoolOpened(opened, isFirst),
      onCommitted: (rows, ids) => {
        const atMs = this.#clock.monotonicMs();
        for (const id of ids) if (this.#unspooled.delete(id)) observer?.hop('spool', id, atMs);
        this.#sender.committed(rows);
        this.#onCommitted(ids);
      },
      onCrash: (error) => log.error({ err: error }, 'spool.crashed'),
      onRows: (rows, asked) => this.#sender.rowsRead(rows, asked),
      onTrouble: (code) => {
        this.#troubles.set('spool', code);
        if (code !== undefined) log.error({ code }, 'spool.failing');
        this.#spoolReady();
      },
    });
  }

  #spoolOpened(opened: SpoolOpened, isFirst: boolean): void {
    this.#clock.raiseFloor(opened.newestMs);
    if (!isFirst) {
      // The thread was started again: what it was asked for is lost.
      if (this.#link.isUp()) this.#sender.begin();
      return;
    }
    this.#opened = opened;
    if (this.#isServing) this.#tellStarted();
    this.#spoolReady();
  }

  /** Written when the clock is as good as it gets; later when the disk comes later. */
  #tellStarted(): void {
    const opened = this.#opened;
    if (opened === undefined) return;
    const code = opened.wasDamaged ? { code: 'spool.damaged' } : {};
    const unclean = opened.wasUnclean || opened.wasDamaged;
    this.#append(this.#recorder.plain('agent.started', { unclean, ...code }));
    for (const tap of opened.leftovers) this.#append(this.#recorder.ofLeftover(tap));
  }

  #makeKeeper(): Keeper {
    const { config, identity, log, synchronisedPath } = this.#options;
    return new Keeper({
      workerData: {
        dataDir: config.dataDir,
        enrolmentId: identity.enrolmentId,
        siteId: identity.siteId,
        schoolId: identity.schoolId,
        rosterKeys: identity.rosterKeys,
        cardKeyIds: identity.cardKeys.map(({ keyId }) => keyId),
        synchronisedPath,
      },
      schoolNowMs: () => this.#clock.schoolMs(),
      onMessage: (message) => this.#hearKeeper(message),
      onCrash: (error) => {
        this.#troubles.set('keeper', 'keeper.thread');
        log.error({ err: error }, 'keeper.crashed');
        this.#keeperReady();
      },
    });
  }

  #hearKeeper(message: Exclude<FromKeeper, { kind: 'stopped' }>): void {
    const { log } = this.#options;
    switch (message.kind) {
      case 'loaded':
        this.#loaded(message);
        return;
      case 'rosterTaken':
        this.#inForce.applyRules(message.rules);
        this.#clock.raiseFloor(message.rules.issuedAtUtc);
        this.#keeper.keepDeny(this.#inForce.keptDeny());
        this.#hubDesk.rosterTaken();
        this.#rosterWatch.watchAge();
        log.info({ version: message.rules.version }, 'roster.taken');
        return;
      case 'rosterRefused':
        this.#hubDesk.refuse(message.code);
        return;
      case 'recompiled':
        this.#inForce.applyRules(message.rules);
        this.#keeperReady();
        return;
      case 'kept':
        this.#troubles.set('keeper', undefined);
        if (message.name === 'counters' || message.name === 'doors') return;
        if (message.name !== 'identity') this.#inForce.confirm(message.name, message.version);
        this.#hubDesk.publishState();
        return;
      case 'keepFailed':
        this.#troubles.set('keeper', message.code);
        log.error({ file: message.name, code: message.code }, 'keeper.failing');
        return;
      case 'synchronised':
        this.#clock.setSynchronised(message.value);
        return;
      default:
        message satisfies never;
    }
  }

  /** Only the first time: a keeper that was started again knows less than this thread. */
  #loaded(message: Extract<FromKeeper, { kind: 'loaded' }>): void {
    const { rules, deny, modes, counters, doors, damaged } = message;
    this.#proofs.restore(counters);
    const isFirst = this.#memory.restore(doors);
    if (isFirst) this.#inForce.restore(deny, modes);
    if (rules !== undefined && this.#inForce.rules() === undefined) {
      this.#inForce.applyRules(rules);
      this.#inForce.confirm('roster', rules.version);
      this.#clock.raiseFloor(rules.issuedAtUtc);
    }
    if (isFirst && this.#isServing) this.#doors.recall();
    if (damaged.length > 0) {
      this.#troubles.set('kept.damaged', damaged.join(' '));
      this.#options.log.error({ files: damaged.join(' ') }, 'keeper.damaged');
    }
    this.#keeperReady();
  }

  #makeLink(): HubLink {
    const { config, identity, log } = this.#options;
    return new HubLink({
      host: config.hub.host,
      port: config.hub.mqttPort ?? identity.mqttPort,
      identity: () => this.#identity,
      monotonicMs: () => this.#clock.monotonicMs(),
      random: Math.random,
      willText: () => JSON.stringify(this.#hubDesk.state(false)),
      onUp: () => this.#hubDesk.linkUp(),
      onDown: (code) => this.#hubDesk.linkDown(code),
      onFault: (code) => log.debug({ code }, 'link.failed'),
      onMessage: (name, payload) => this.#hubDesk.onMessage(name, payload),
      onTooLarge: () => this.#hubDesk.refuse('roster.too_large'),
    });
  }

  #makeRenewal(): Renewal {
    const { config, log } = this.#options;
    return new Renewal({
      clock: this.#clock,
      log,
      identity: () => this.#identity,
      renew: renewAt(config.hub),
      onRenewed: (identity) => {
        this.#identity = identity;
        this.#keeper.keepIdentity(identityText(identity));
      },
    });
  }

  #tick(): void {
    const byMs = this.#clock.stepSinceLast();
    if (byMs !== 0) this.#append(this.#recorder.plain('clock.stepped', { byMs }));
    this.#doors.tick();
    this.#rosterWatch.tick();
    this.#sender.tick();
    this.#renewal.tick(this.#link.isUp());
  }

  #report(): HealthReport {
    const issuedAtUtc = this.#inForce.rules()?.issuedAtUtc;
    const ageMs = issuedAtUtc === undefined ? undefined : this.#clock.systemMs() - issuedAtUtc;
    return healthReport(this.#identity.agentId, this.snapshot(), ageMs);
  }
}
