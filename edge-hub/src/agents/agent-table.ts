import type { AgentEntry } from './agent-store.ts';

/**
 * The agents that the hub knows, as they stand in its database. Replaced as a whole after each committed change, so that a session
 * is judged by what is stored.
 */
export class AgentTable {
  #entries: readonly AgentEntry[] = [];

  constructor(entries: readonly AgentEntry[]) {
    this.#entries = entries;
  }

  get entries(): readonly AgentEntry[] {
    return this.#entries;
  }

  replace(entries: readonly AgentEntry[]): void {
    this.#entries = entries;
  }

  find(agentId: string): AgentEntry | undefined {
    return this.#entries.find((entry) => entry.agentId === agentId);
  }

  /**
   * Is this certificate one of that agent's, within the life the table gives it? One that stands in the table was issued, whatever a
   * clock that was set back says about its beginning.
   */
  admits(agentId: string, fingerprint: string, nowUtc: number): boolean {
    const certificates = this.find(agentId)?.certificates ?? [];
    return certificates.some((one) => one.fingerprint === fingerprint && nowUtc < one.untilUtc);
  }

  /** The agent whose device serves a door. */
  ofDoor(doorId: string): AgentEntry | undefined {
    return this.#entries.find((entry) => entry.doorIds.includes(doorId));
  }
}
