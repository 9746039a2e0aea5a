import { randomBytes } from 'node:crypto';
import { EVENT_VERSIONS } from '@furtka/core-contract/event';
import { ROSTER_MAX_BYTES } from '@furtka/core-contract/roster';
import {
  DenyBody,
  ModeBody,
  ReceiptPayload,
  type StatePayload,
} from '@furtka/hub-contract/payloads';
import { Compile } from 'typebox/compile';
import type { AgentClock } from './agent-clock.ts';
import type { AgentLog } from './agent-log.ts';
import { CommandDesk } from './command-desk.ts';
import type { DoorDesk } from './door-desk.ts';
import type { EventSender } from './event-sender.ts';
import type { Downward } from './hub-link.ts';
import type { Identity } from './identity.ts';
import type { InForce } from './in-force.ts';
import type { Keeper } from './keeper.ts';
import type { Recorder } from './recorder.ts';
import { signedBody } from './signed-body.ts';
import type { EventDraft } from './spool-messages.ts';

const NONCE_BYTES = 16;
/** A deny list of 20,000 blocks is below this. */
const DENY_MAX_BYTES = 4 * 1024 * 1024;
const receiptShape = Compile(ReceiptPayload);
const denyShape = Compile(DenyBody);
const modeShape = Compile(ModeBody);

export interface HubDeskOptions {
  identity(): Identity;
  readonly clock: AgentClock;
  readonly inForce: InForce;
  readonly keeper: Keeper;
  readonly sender: EventSender;
  readonly recorder: Recorder;
  readonly doors: DoorDesk;
  readonly log: AgentLog;
  spoolCounts(): { readonly depth: number; readonly lost: number };
  machine(): Pick<StatePayload, 'temperatureDeciC' | 'diskPermille' | 'diskReadOnly'>;
  append(draft: EventDraft): void;
  publishState(text: string): void;
}

/** What comes from the hub and what it is told. */
export class HubDesk {
  readonly #options: HubDeskOptions;
  readonly #commands = new CommandDesk();
  /** Causes already written down; emptied when a roster is taken. */
  readonly #refused = new Set<string>();
  /** Texts that were taken last: the broker repeats them at each connect. */
  #denyText = '';
  #modeText = '';

  constructor(options: HubDeskOptions) {
    this.#options = options;
  }

  onMessage(name: Downward, payload: Buffer): void {
    switch (name) {
      case 'receipt':
        this.#onReceipt(payload);
        return;
      case 'roster':
        this.#onRoster(payload);
        return;
      case 'deny':
        this.#onDeny(payload);
        return;
      case 'mode':
        this.#onMode(payload);
        return;
      case 'command':
        this.#onCommand(payload.toString('utf8'));
        return;
      default:
        name satisfies never;
    }
  }

  /** Tells the state, with a fresh nonce for the next command. */
  publishState(): void {
    this.#options.publishState(JSON.stringify(this.state(true)));
  }

  /** `isOnline` false: for the will and for the good-bye. */
  state(isOnline: boolean): StatePayload {
    const { identity, clock, inForce, doors, machine } = this.#options;
    const nonce = isOnline ? randomBytes(NONCE_BYTES).toString('base64url') : '';
    if (isOnline) this.#commands.issued(nonce, clock.monotonicMs());
    const versions = inForce.confirmed();
    const { depth, lost } = this.#options.spoolCounts();
    return {
      v: 1,
      agentId: identity().agentId,
      online: isOnline,
      nonce,
      rosterVersion: versions.roster,
      denyVersion: versions.deny,
      modeVersion: versions.mode,
      spoolDepth: depth,
      lostCount: lost,
      clock: clock.isSure() ? 'sure' : 'unsure',
      readers: doors.readerStates(),
      doors: doors.doorStates(),
      ...machine(),
      versions: [...EVENT_VERSIONS],
    };
  }

  linkDown(code: string | undefined): void {
    this.#options.log.info({ code }, 'link.down');
    this.#commands.forgetNonces();
    this.#options.sender.end();
  }

  linkUp(): void {
    this.#options.log.info({}, 'link.up');
    this.publishState();
    this.#options.sender.begin();
  }

  rosterTaken(): void {
    this.#refused.clear();
  }

  /** Writes a refusal down once for each cause; the state in force stays. */
  refuse(code: string): void {
    const { append, recorder, log } = this.#options;
    if (this.#refused.has(code)) return;
    this.#refused.add(code);
    log.warn({ code }, 'roster.refused');
    append(recorder.plain('roster.refused', { code }));
  }

  #onReceipt(payload: Buffer): void {
    const { clock, sender, log } = this.#options;
    let body: unknown;
    try {
      body = JSON.parse(payload.toString('utf8'));
    } catch {
      body = undefined;
    }
    if (!receiptShape.Check(body)) {
      log.warn({ bytes: payload.length }, 'receipt.malformed');
      return;
    }
    clock.hearHub(body.hubTimeUtc);
    sender.receipts(body.receipts);
  }

  #onRoster(payload: Buffer): void {
    const { keeper, clock } = this.#options;
    if (payload.length > ROSTER_MAX_BYTES) {
      this.refuse('roster.too_large');
      return;
    }
    keeper.takeRoster(payload, {
      systemMs: clock.systemMs(),
      isClockSure: clock.isSure(),
      schoolMs: clock.schoolMs(),
    });
  }

  #onDeny(payload: Buffer): void {
    const { identity, inForce, keeper, log } = this.#options;
    if (payload.length > DENY_MAX_BYTES) {
      this.refuse('deny.too_large');
      return;
    }
    const text = payload.toString('utf8');
    if (text === this.#denyText) return;
    const { hubKeys: keys, siteId } = identity();
    const found = signedBody(text, 'deny', denyShape, { keys, siteId });
    if (!found.ok) {
      this.refuse(`deny: ${found.code}`);
      return;
    }
    this.#denyText = text;
    inForce.applyDeny(found.body);
    keeper.keepDeny(inForce.keptDeny());
    log.info({ version: found.body.version, blocks: inForce.blockCount() }, 'deny.applied');
  }

  #onMode(payload: Buffer): void {
    const { identity, inForce, keeper, doors, log } = this.#options;
    const text = payload.toString('utf8');
    if (text === this.#modeText) return;
    const { hubKeys: keys, siteId } = identity();
    const found = signedBody(text, 'mode', modeShape, { keys, siteId });
    if (!found.ok) {
      this.refuse(`mode: ${found.code}`);
      return;
    }
    this.#modeText = text;
    inForce.applyModes(found.body);
    keeper.keepModes(inForce.keptModes());
    doors.refreshModes();
    log.info({ version: found.body.version }, 'mode.applied');
  }

  #onCommand(text: string): void {
    const { identity, clock, doors, recorder, append, log } = this.#options;
    const { hubKeys: keys, agentId } = identity();
    const nowMs = clock.monotonicMs();
    const verdict = this.#commands.judge(text, { keys, agentId, doorIds: doors.doorIds(), nowMs });
    if (!verdict.ok) {
      log.warn({ code: verdict.code }, 'command.refused');
      if (this.#commands.mayRecordRefusal(nowMs))
        append(recorder.plain('command.refused', { code: verdict.code }, verdict.doorId));
      return;
    }
    const { kind, doorId, commandId } = verdict.command;
    log.info({ kind, doorId, commandId }, 'command.taken');
    if (kind === 'open') {
      const outcome = doors.openOnce(doorId, commandId);
      if (outcome !== 'opened')
        append(recorder.plain('command.refused', { code: outcome }, doorId));
    } else if (kind === 'answerAlarms') doors.answerAlarms(doorId);
    else doors.identify(doorId);
    this.publishState();
  }
}
