import type { StatePayload } from '@furtka/hub-contract/payloads';
import { SILENT_AFTER_MS } from '@furtka/hub-contract/topics';

/** An agent as the hub sees it now. */
export interface AgentView {
  /** A live session that was heard from within 5 s. */
  readonly online: boolean;
  /** System time, 0 = never since the hub started. */
  readonly lastHeardAtUtc: number;
  readonly state?: StatePayload;
}

/** When an agent first said that it applied a version. */
interface Applied {
  readonly version: number;
  readonly atUtc: number;
}

interface Session<Client> {
  readonly client: Client;
  readonly fingerprint: string;
  lastHeardMs: number;
}

interface Heard<Client> {
  session: Session<Client> | undefined;
  lastHeardAtUtc: number;
  state: StatePayload | undefined;
  nonce: string | undefined;
  denyApplied: Applied[];
}

export interface Drop<Client> {
  readonly agentId: string;
  readonly client: Client;
  readonly why: 'silent' | 'refused';
}

/** Applied versions of the deny list that are remembered per agent. */
const APPLIED_MAX = 100;
const NEVER: AgentView = { online: false, lastHeardAtUtc: 0 };

/** Parts of an agent's state that a screen waits for; a change of the others can wait for the next heartbeat. */
const mattersNow = (state: StatePayload | undefined): string =>
  state === undefined
    ? ''
    : JSON.stringify([
        state.rosterVersion,
        state.denyVersion,
        state.modeVersion,
        state.lostCount,
        state.readers.map((reader) => reader.online),
        state.doors,
      ]);

/**
 * Who is connected and what they last said of themselves. Knows no socket: `Client` is whatever the broker gives, and the time is
 * handed in.
 */
export class AgentSessions<Client> {
  readonly #records = new Map<string, Heard<Client>>();
  readonly #nowMs: () => number;
  readonly #changed: () => void;

  /**
   * @param nowMs    monotonic
   * @param changed  called when something changed that a screen waits for
   */
  constructor(nowMs: () => number, changed: () => void) {
    this.#nowMs = nowMs;
    this.#changed = changed;
  }

  #isFresh(session: Session<Client>): boolean {
    return this.#nowMs() - session.lastHeardMs <= SILENT_AFTER_MS;
  }

  #of(agentId: string): Heard<Client> {
    const held = this.#records.get(agentId);
    if (held !== undefined) return held;
    const fresh: Heard<Client> = {
      session: undefined,
      lastHeardAtUtc: 0,
      state: undefined,
      nonce: undefined,
      denyApplied: [],
    };
    this.#records.set(agentId, fresh);
    return fresh;
  }

  /** A session begins; a second one of the same agent takes its place. */
  begin(agentId: string, client: Client, fingerprint: string, nowUtc: number): void {
    const record = this.#of(agentId);
    record.session = { client, fingerprint, lastHeardMs: this.#nowMs() };
    record.lastHeardAtUtc = nowUtc;
    record.nonce = undefined;
    this.#changed();
  }

  /** A session ends; one that was already replaced ends without a trace. */
  end(agentId: string, client: Client): void {
    const record = this.#records.get(agentId);
    if (record?.session?.client !== client) return;
    record.session = undefined;
    record.nonce = undefined;
    this.#changed();
  }

  /** Anything came from the agent. */
  heard(agentId: string, client: Client, nowUtc: number): void {
    const record = this.#records.get(agentId);
    if (record?.session?.client !== client) return;
    record.session.lastHeardMs = this.#nowMs();
    record.lastHeardAtUtc = nowUtc;
  }

  /** The agent's state; the will of a session that was replaced says nothing about the one that lives. */
  tell(agentId: string, client: Client, state: StatePayload, nowUtc: number): void {
    const record = this.#records.get(agentId);
    if (record?.session?.client !== client) return;
    const before = mattersNow(record.state);
    record.state = state;
    // Without a nonce no command can be meant for it.
    record.nonce = state.online && state.nonce !== '' ? state.nonce : undefined;
    const last = record.denyApplied.at(-1);
    if (last?.version !== state.denyVersion)
      // An agent that lost its data starts below: what it confirmed before counts no more.
      record.denyApplied = [
        ...record.denyApplied.filter((applied) => applied.version < state.denyVersion),
        { version: state.denyVersion, atUtc: nowUtc },
      ].slice(-APPLIED_MAX);
    if (mattersNow(state) !== before) this.#changed();
  }

  /** The nonce of the last heartbeat, once. */
  takeNonce(agentId: string): string | undefined {
    const record = this.#records.get(agentId);
    const nonce = record?.nonce;
    if (record !== undefined) record.nonce = undefined;
    return nonce;
  }

  view(agentId: string): AgentView {
    const record = this.#records.get(agentId);
    if (record === undefined) return NEVER;
    return {
      online: record.session !== undefined && this.#isFresh(record.session),
      lastHeardAtUtc: record.lastHeardAtUtc,
      ...(record.state === undefined ? {} : { state: record.state }),
    };
  }

  /** When the agent first said that it holds the deny list of this version or a later one; `undefined`: not yet. */
  denyConfirmedAtUtc(agentId: string, version: number): number | undefined {
    return this.#records.get(agentId)?.denyApplied.find((applied) => applied.version >= version)
      ?.atUtc;
  }

  /** Live sessions that `isBad` finds bad, and those silent for longer than 5 s. */
  toDrop(isBad: (agentId: string, fingerprint: string) => boolean): Drop<Client>[] {
    const drops: Drop<Client>[] = [];
    for (const [agentId, { session }] of this.#records) {
      if (session === undefined) continue;
      const { client, fingerprint } = session;
      if (isBad(agentId, fingerprint)) drops.push({ agentId, client, why: 'refused' });
      else if (!this.#isFresh(session)) drops.push({ agentId, client, why: 'silent' });
    }
    return drops;
  }

  /** Agents with a live session, and their clients. */
  live(): { agentId: string; client: Client }[] {
    return [...this.#records].flatMap(([agentId, { session }]) =>
      session === undefined ? [] : [{ agentId, client: session.client }],
    );
  }
}
