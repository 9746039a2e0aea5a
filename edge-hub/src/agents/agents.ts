import { randomBytes } from 'node:crypto';
import { uuidv7 } from '@furtka/core-contract/ids';
import type { Logger } from 'pino';
import { AppError } from '../app-error.ts';
import type { SiteAuthority } from '../ca/site-authority.ts';
import type { HubDatabase } from '../database/hub-database.ts';
import type { TrustedClocks } from '../site/trusted-clock.ts';
import { CERTIFICATE_LIFE_MS } from './agent-store.ts';
import type { AgentTable } from './agent-table.ts';
import { codeHash, newCode, printedCode } from './enrolment-code.ts';

export interface AgentsOptions {
  readonly db: HubDatabase;
  readonly table: AgentTable;
  readonly authority: SiteAuthority;
  readonly clocks: TrustedClocks;
  readonly log: Logger;
  /** An agent or one of its certificates left the table: its session ends now. */
  readonly onRemoved: () => void;
}

/** An agent's certificate, and when to ask for the next one. */
export interface Issued {
  readonly agentId: string;
  readonly certificatePem: string;
  readonly renewAfterUtc: number;
}

const notFound = (): AppError => new AppError('not_found', 'agent.not_found');

/** Agents come and go: codes, certificates, striking out. The table in memory follows each commit. */
export class Agents {
  readonly #options: AgentsOptions;

  constructor(options: AgentsOptions) {
    this.#options = options;
  }

  #nowUtc(): number {
    return this.#options.clocks.system.nowMs();
  }

  #printed(code: string): string {
    return printedCode(code, this.#options.authority.caFingerprint);
  }

  /** A new agent and the code with which its device enrols: once, within 24 hours. */
  async add(name: string, doorIds: readonly string[]): Promise<{ agentId: string; code: string }> {
    const { db, table, log } = this.#options;
    const nowUtc = this.#nowUtc();
    const agentId = uuidv7(nowUtc, randomBytes(10));
    const code = newCode();
    const agent = { agentId, name, doorIds: [...new Set(doorIds)], nowUtc };
    table.replace(await db.run('addAgent', { agent, codeHash: codeHash(code) }));
    log.info({ agentId }, 'agent.added');
    return { agentId, code: this.#printed(code) };
  }

  /** A code for another device of the same agent. Errors: `agent.not_found` */
  async newCode(agentId: string): Promise<{ agentId: string; code: string }> {
    const code = newCode();
    const nowUtc = this.#nowUtc();
    const isKnown = await this.#options.db.run('addCode', {
      agentId,
      codeHash: codeHash(code),
      nowUtc,
    });
    if (!isKnown) throw notFound();
    return { agentId, code: this.#printed(code) };
  }

  /** Strikes an agent out: its certificates are worth nothing from now on. Errors: `agent.not_found` */
  async strikeOut(agentId: string): Promise<void> {
    const { db, table, log, onRemoved } = this.#options;
    const entries = await db.run('strikeOut', { agentId, nowUtc: this.#nowUtc() });
    if (entries === undefined) throw notFound();
    table.replace(entries);
    onRemoved();
    log.info({ agentId }, 'agent.struck_out');
  }

  /**
   * Uses a code up and signs the device's certificate.
   *
   * Errors: `enrolment.code_refused` for a code that is wrong, used or older than 24 hours; `enrolment.request_malformed`, which
   * leaves the code good
   */
  async enrol(code: string, csrPem: string): Promise<Issued> {
    const { authority, db, table, log, onRemoved } = this.#options;
    const nowUtc = this.#nowUtc();
    const hash = codeHash(code);
    const agentId = await db.run('agentOfCode', { codeHash: hash, nowUtc });
    if (agentId === undefined) throw new AppError('forbidden', 'enrolment.code_refused');
    const { pem, fingerprint } = await authority.signAgent(agentId, csrPem);
    const entries = await db.run('enrol', { codeHash: hash, fingerprint, nowUtc });
    if (entries === undefined) throw new AppError('forbidden', 'enrolment.code_refused');
    table.replace(entries);
    // A device that was replaced loses its session.
    onRemoved();
    log.info({ agentId, certificate: fingerprint.slice(0, 8) }, 'agent.enrolled');
    return { agentId, certificatePem: pem, renewAfterUtc: nowUtc + CERTIFICATE_LIFE_MS / 2 };
  }

  /** Signs the next certificate of an agent that is connected by a good one; that one stays good for 30 days. */
  async renew(agentId: string, csrPem: string): Promise<Issued> {
    const { authority, db, table, log } = this.#options;
    const nowUtc = this.#nowUtc();
    const { pem, fingerprint } = await authority.signAgent(agentId, csrPem);
    table.replace(await db.run('renew', { agentId, fingerprint, nowUtc }));
    log.info({ agentId, certificate: fingerprint.slice(0, 8) }, 'agent.renewed');
    return { agentId, certificatePem: pem, renewAfterUtc: nowUtc + CERTIFICATE_LIFE_MS / 2 };
  }
}
