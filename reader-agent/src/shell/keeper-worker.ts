import { existsSync } from 'node:fs';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Roster } from '@furtka/core-contract/roster';
import { mergedCounters } from '../core/card-counters.ts';
import { compile } from '../core/compile.ts';
import { buffersOf, type Rules } from '../core/rules.ts';
import { IDENTITY_FILE } from './identity.ts';
import type {
  FromKeeper,
  KeeperWorkerData,
  KeptCounters,
  KeptName,
  ToKeeper,
} from './keeper-messages.ts';
import { keep, type Loaded, loadKept } from './keeper-store.ts';
import { writeWhole } from './kept-file.ts';
import { takeRoster, trustAfter } from './roster-intake.ts';
import { stepBack } from './step-back.ts';

const RETRY_MS = 5000;
const LOOK_AT_CLOCK_EVERY_MS = 30_000;

interface Pending {
  readonly version: number;
  write(): void;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'keeper.failed';

/** The thread that verifies, compiles and keeps: rosters, deny list, modes, identity. */
class Keeper {
  readonly #port: MessagePort;
  readonly #data: KeeperWorkerData;
  #kept: Loaded;
  #rosterText: string | undefined;
  #version = 0;
  /** What could not be written yet, newest of each kind. */
  readonly #pending = new Map<KeptName, Pending>();
  #retry: NodeJS.Timeout | undefined;
  #isSynchronised: boolean | undefined;

  constructor(port: MessagePort, data: KeeperWorkerData) {
    this.#port = port;
    this.#data = data;
    this.#kept = loadKept(data);
  }

  start(): void {
    this.#port.on('message', (message: ToKeeper) => this.#take(message));
    const look = () => this.#lookAtClock();
    setInterval(look, LOOK_AT_CLOCK_EVERY_MS).unref();
    look();
  }

  #say(message: FromKeeper, rules?: Rules): void {
    this.#port.postMessage(message, rules === undefined ? [] : buffersOf(rules));
  }

  #take(message: ToKeeper): void {
    switch (message.kind) {
      case 'load':
        this.#load(message.schoolMs);
        return;
      case 'roster':
        this.#takeRoster(message);
        return;
      case 'recompile':
        this.#recompile(message.schoolMs);
        return;
      case 'deny':
        this.#keepText('deny', message.deny.version, JSON.stringify(message.deny));
        return;
      case 'mode':
        this.#keepText('mode', message.modes.version, JSON.stringify(message.modes));
        return;
      case 'counters':
        this.#keepCounters(message.counters);
        return;
      case 'doors':
        this.#keepText('doors', 0, JSON.stringify(message.doors));
        return;
      case 'identity':
        this.#keepSoon('identity', {
          version: 0,
          write: () => writeWhole(this.#data.dataDir, IDENTITY_FILE, message.text),
        });
        return;
      case 'stop':
        this.#say({ kind: 'stopped' });
        this.#port.close();
        return;
      default:
        message satisfies never;
    }
  }

  #load(schoolMs: number): void {
    const { deny, modes, counters, doors, rosterText, damaged } = this.#kept;
    this.#rosterText = rosterText;
    const rules = this.#compileText(schoolMs);
    this.#version = rules?.version ?? 0;
    const found = { kind: 'loaded', deny, modes, counters, doors, damaged } as const;
    this.#say(rules === undefined ? found : { ...found, rules }, rules);
  }

  /** Body of the roster in force, compiled for the days from now on. */
  #compileText(schoolMs: number): Rules | undefined {
    if (this.#rosterText === undefined) return undefined;
    const body = this.#rosterText.slice(this.#rosterText.indexOf('\n') + 1);
    const compiled = compile(JSON.parse(body) as Roster, schoolMs);
    return compiled.ok ? compiled.rules : undefined;
  }

  #recompile(schoolMs: number): void {
    const rules = this.#compileText(schoolMs);
    if (rules !== undefined) this.#say({ kind: 'recompiled', rules }, rules);
  }

  #takeRoster(message: Extract<ToKeeper, { kind: 'roster' }>): void {
    const text = Buffer.from(message.bytes).toString('utf8');
    if (text === this.#rosterText) return;
    const { siteId, schoolId, cardKeyIds } = this.#data;
    const intake = takeRoster(text, {
      keys: this.#kept.trust.trusted,
      siteId,
      schoolId,
      cardKeyIds,
      currentVersion: this.#version,
      highestVersion: this.#kept.trust.highestVersion,
      systemMs: message.systemMs,
      isClockSure: message.isClockSure,
    });
    if (!intake.ok) {
      this.#say({ kind: 'rosterRefused', code: intake.code });
      return;
    }
    const compiled = compile(intake.roster, message.schoolMs);
    if (!compiled.ok) {
      this.#say({ kind: 'rosterRefused', code: compiled.code });
      return;
    }
    this.#rosterText = text;
    this.#version = intake.roster.version;
    const trust = trustAfter(this.#kept.trust, intake.keyId, intake.roster);
    this.#kept = { ...this.#kept, trust };
    this.#say({ kind: 'rosterTaken', rules: compiled.rules }, compiled.rules);
    this.#keepSoon('roster', {
      version: this.#version,
      write: () => {
        keep(this.#kept.files, 'roster', text);
        keep(this.#kept.files, 'trust', JSON.stringify(trust));
      },
    });
  }

  /** A count never goes back on disk, whatever is handed over. */
  #keepCounters({ salt, counters }: KeptCounters): void {
    const before = this.#kept.counters.salt === salt ? this.#kept.counters.counters : [];
    const kept = { salt, counters: [...mergedCounters(before, counters)] };
    this.#kept = { ...this.#kept, counters: kept };
    this.#keepText('counters', 0, JSON.stringify(kept));
  }

  #keepText(name: 'deny' | 'mode' | 'counters' | 'doors', version: number, text: string): void {
    this.#keepSoon(name, { version, write: () => keep(this.#kept.files, name, text) });
  }

  #keepSoon(name: KeptName, pending: Pending): void {
    this.#pending.set(name, pending);
    this.#writePending();
  }

  #writePending(): void {
    for (const [name, pending] of this.#pending) {
      try {
        pending.write();
        this.#pending.delete(name);
        this.#say({ kind: 'kept', name, version: pending.version });
      } catch (error) {
        this.#say({ kind: 'keepFailed', name, code: codeOf(error) });
      }
    }
    clearTimeout(this.#retry);
    if (this.#pending.size > 0)
      this.#retry = setTimeout(() => this.#writePending(), RETRY_MS).unref();
  }

  #lookAtClock(): void {
    const value = existsSync(this.#data.synchronisedPath);
    if (value === this.#isSynchronised) return;
    this.#isSynchronised = value;
    this.#say({ kind: 'synchronised', value });
  }
}

if (parentPort === null) throw new Error('the keeper runs as a worker thread only');
stepBack();
new Keeper(parentPort, workerData as KeeperWorkerData).start();
