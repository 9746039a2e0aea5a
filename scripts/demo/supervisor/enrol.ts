import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CSRF_HEADER } from '@furtka/core-contract/api';
import { enrolHub } from '@furtka/edge-hub/enrol-hub';
import { enrolAgent } from '@furtka/reader-agent/enrol';
import type { DemoFacts } from '../facts.ts';
import type { DemoPorts } from '../options.mjs';
import type { DemoPaths } from '../paths.ts';
import { writePrivately } from '../private-file.ts';
import type { DemoAccount } from '../school/demo-accounts.ts';
import { UserFault } from '../user-fault.ts';
import { askLocal } from './local-http.ts';

const IDENTITY_FILE = 'identity.json';

const refused = (what: string, { status, body }: { status: number; body: unknown }): UserFault =>
  new UserFault(`${what} was refused (${status} ${JSON.stringify(body)}).`);

/** Signs in at the core as the printed administrator; gives the headers of that session. */
const signIn = async (
  port: number,
  accounts: readonly DemoAccount[],
): Promise<Record<string, string>> => {
  const admin = accounts.find(({ role }) => role === 'admin');
  if (admin === undefined) throw new UserFault('demo-accounts.json names no administrator.');
  const { login, password } = admin;
  const answer = await askLocal(
    { port },
    { method: 'POST', path: '/api/v1/session', body: { login, password } },
  );
  const { csrfToken } = (answer.body ?? {}) as { csrfToken?: string };
  if (answer.status !== 200 || csrfToken === undefined)
    throw refused('The administrator’s login', answer);
  const cookie = answer.setCookie.map((line) => line.split(';')[0]).join('; ');
  return { cookie, [CSRF_HEADER]: csrfToken };
};

/**
 * A one-time code with which the demo's hub enrols, asked for as an administrator would; `undefined` when the hub is enrolled.
 */
const hubCode = async ({
  paths,
  facts,
  accounts,
  ports,
}: {
  readonly paths: DemoPaths;
  readonly facts: DemoFacts;
  readonly accounts: readonly DemoAccount[];
  readonly ports: DemoPorts;
}): Promise<string | undefined> => {
  if (existsSync(join(paths.hub, IDENTITY_FILE))) return undefined;
  const headers = await signIn(ports.core, accounts);
  const answer = await askLocal(
    { port: ports.core },
    { method: 'POST', path: `/api/v1/sites/${facts.siteId}/hub-codes`, headers },
  );
  const { code } = (answer.body ?? {}) as { code?: string };
  if (answer.status !== 201 || code === undefined) throw refused('A code for the hub', answer);
  await askLocal({ port: ports.core }, { method: 'DELETE', path: '/api/v1/session', headers });
  return code;
};

/**
 * A one-time code with which an agent enrols; `undefined` when it is enrolled. The agent's id is written down before it is used,
 * so that a start that was cut short goes on with the same agent.
 */
const agentCode = async (
  { paths, facts }: { readonly paths: DemoPaths; readonly facts: DemoFacts },
  agent: string,
): Promise<string | undefined> => {
  if (existsSync(join(paths.agent(agent), IDENTITY_FILE))) return undefined;
  const file = join(paths.demo, `agent-${agent}.id`);
  const agentId = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  const doorIds = facts.doors.filter((door) => door.agent === agent).map(({ doorId }) => doorId);
  const answer = await askLocal(
    { socketPath: paths.hubSocket },
    agentId === undefined
      ? { method: 'POST', path: '/local/v1/agents', body: { name: agent, doorIds } }
      : { method: 'POST', path: `/local/v1/agents/${agentId}/code`, body: {} },
  );
  const made = (answer.body ?? {}) as { agentId?: string; code?: string };
  if (answer.status !== 200 || made.code === undefined || made.agentId === undefined)
    throw refused(`A code for the agent ${agent}`, answer);
  writePrivately(file, made.agentId);
  return made.code;
};

/** Enrols the hub at the core, once. */
export const enrolHubOnce = async (place: Parameters<typeof hubCode>[0]): Promise<void> => {
  const code = await hubCode(place);
  if (code === undefined) return;
  const { paths, ports } = place;
  const url = `http://127.0.0.1:${ports.core}`;
  await enrolHub({
    coreUrl: url,
    code,
    dataDir: paths.hub,
    kind: 'demo',
    socketPath: paths.hubSocket,
  });
};

/** Enrols an agent at the hub, once. */
export const enrolAgentOnce = async (
  place: Parameters<typeof agentCode>[0] & { readonly ports: DemoPorts },
  agent: string,
): Promise<void> => {
  const code = await agentCode(place, agent);
  if (code === undefined) return;
  const { paths, ports } = place;
  const dataDir = paths.agent(agent);
  await enrolAgent({ code, dataDir, hubHost: '127.0.0.1', enrolPort: ports.enrolment });
};
