import type { Connection } from '../database/connection.ts';

/** Life of an agent's certificate: two years by this table, not by the certificate. */
export const CERTIFICATE_LIFE_MS = 730 * 86_400_000;
/** The certificate before a renewal stays good this long, so that a lost reply locks nobody out. */
const OLD_CERTIFICATE_LIFE_MS = 30 * 86_400_000;
const CODE_LIFE_MS = 24 * 3_600_000;

interface CertificateEntry {
  readonly fingerprint: string;
  readonly fromUtc: number;
  readonly untilUtc: number;
}

export interface AgentEntry {
  readonly agentId: string;
  readonly name: string;
  readonly doorIds: readonly string[];
  readonly certificates: readonly CertificateEntry[];
}

interface AgentRow {
  agent_id: string;
  name: string;
  door_ids_json: string;
}

interface CertificateRow {
  agent_id: string;
  fingerprint: string;
  from_utc: number;
  until_utc: number;
}

/** Agents that are not struck out, by name, each with its certificates. */
export const listAgents = (db: Connection): AgentEntry[] => {
  const certificates = db
    .prepare<[], CertificateRow>('select * from agent_certificate order by from_utc')
    .all();
  return db
    .prepare<[], AgentRow>(
      'select * from agent where struck_out_at_utc is null order by name, agent_id',
    )
    .all()
    .map((row) => ({
      agentId: row.agent_id,
      name: row.name,
      doorIds: JSON.parse(row.door_ids_json) as string[],
      certificates: certificates
        .filter((certificate) => certificate.agent_id === row.agent_id)
        .map((certificate) => ({
          fingerprint: certificate.fingerprint,
          fromUtc: certificate.from_utc,
          untilUtc: certificate.until_utc,
        })),
    }));
};

export interface NewAgent {
  readonly agentId: string;
  readonly name: string;
  readonly doorIds: readonly string[];
  readonly nowUtc: number;
}

export const addAgent = (db: Connection, agent: NewAgent): void => {
  db.prepare(
    'insert into agent (agent_id, name, door_ids_json, created_at_utc) values (?, ?, ?, ?)',
  ).run(agent.agentId, agent.name, JSON.stringify(agent.doorIds), agent.nowUtc);
};

/** @returns `false` when there is no such agent; a struck-out one may be given a new code */
export const addCode = (
  db: Connection,
  code: { readonly codeHash: string; readonly agentId: string; readonly nowUtc: number },
): boolean => {
  const known = db.prepare('select 1 from agent where agent_id = ?').get(code.agentId);
  if (known === undefined) return false;
  // One code per agent: a newer print makes the older worthless. Old ones of all agents go along.
  db.prepare('delete from enrolment_code where agent_id = ? or expires_at_utc < ?').run(
    code.agentId,
    code.nowUtc,
  );
  db.prepare(
    'insert into enrolment_code (code_hash, agent_id, expires_at_utc) values (?, ?, ?)',
  ).run(code.codeHash, code.agentId, code.nowUtc + CODE_LIFE_MS);
  return true;
};

/** @returns the agent a code is for, while it is good; the code stays good until `enrol` */
export const agentOfCode = (db: Connection, codeHash: string, nowUtc: number): string | undefined =>
  db
    .prepare<[string, number], { agent_id: string }>(
      'select agent_id from enrolment_code where code_hash = ? and expires_at_utc > ?',
    )
    .get(codeHash, nowUtc)?.agent_id;

const insertCertificate = (
  db: Connection,
  agentId: string,
  fingerprint: string,
  nowUtc: number,
): void => {
  db.prepare(
    'insert into agent_certificate (fingerprint, agent_id, from_utc, until_utc) values (?, ?, ?, ?)',
  ).run(fingerprint, agentId, nowUtc, nowUtc + CERTIFICATE_LIFE_MS);
};

export interface Enrolment {
  readonly codeHash: string;
  readonly fingerprint: string;
  readonly nowUtc: number;
}

/**
 * Uses a code up: the new certificate is the agent's only one, a device that was replaced is out at once.
 *
 * @returns `false` when the code is no longer good (two devices used it at the same moment); nothing changed then
 */
export const enrol = (db: Connection, { codeHash, fingerprint, nowUtc }: Enrolment): boolean => {
  const agentId = agentOfCode(db, codeHash, nowUtc);
  if (agentId === undefined) return false;
  db.prepare('delete from enrolment_code where code_hash = ?').run(codeHash);
  db.prepare('delete from agent_certificate where agent_id = ?').run(agentId);
  db.prepare('update agent set struck_out_at_utc = null where agent_id = ?').run(agentId);
  insertCertificate(db, agentId, fingerprint, nowUtc);
  return true;
};

/** Adds a certificate; those before it end within 30 days. */
export const renew = (
  db: Connection,
  renewal: { readonly agentId: string; readonly fingerprint: string; readonly nowUtc: number },
): void => {
  db.prepare('delete from agent_certificate where agent_id = ? and until_utc < ?').run(
    renewal.agentId,
    renewal.nowUtc,
  );
  db.prepare('update agent_certificate set until_utc = min(until_utc, ?) where agent_id = ?').run(
    renewal.nowUtc + OLD_CERTIFICATE_LIFE_MS,
    renewal.agentId,
  );
  insertCertificate(db, renewal.agentId, renewal.fingerprint, renewal.nowUtc);
};

/** @returns `false` when there is no such agent; struck out twice is struck out */
export const strikeOut = (db: Connection, agentId: string, nowUtc: number): boolean => {
  db.prepare('delete from agent_certificate where agent_id = ?').run(agentId);
  db.prepare('delete from enrolment_code where agent_id = ?').run(agentId);
  return (
    db
      .prepare(
        'update agent set struck_out_at_utc = coalesce(struck_out_at_utc, ?) where agent_id = ?',
      )
      .run(nowUtc, agentId).changes === 1
  );
};
