import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DoorEvent } from '@furtka/core-contract/event';
import type { AgentId, DoorId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type { SiteState } from '@furtka/core-contract/sync';
import { enrolHub } from '@furtka/edge-hub/enrol-hub';
import type { AgentCode, LocalEvents } from '@furtka/hub-contract/local-api';
import { enrolAgent } from '@furtka/reader-agent/enrol';
import { askLocal } from '@furtka/scripts/demo/supervisor/local-http';
import { agentConfig, type Push } from './agent-config.ts';
import { type Person, signIn } from './person.ts';
import { freePortBase } from './ports.ts';
import { putText } from './put-text.ts';
import type { TestSchool } from './school.ts';
import { makeSlot, type Slot } from './slot.ts';
import { layLink, type TcpLink } from './tcp-link.ts';
import { until } from './until.ts';

/** An agent with its doors, in a process of its own, at its own link. */
export interface SiteAgent extends Slot {
  readonly name: string;
  readonly agentId: AgentId;
  readonly doorIds: readonly DoorId[];
  readonly dataDir: string;
  /** Between this agent and the hub's broker. */
  readonly link: TcpLink;
}

/** A whole school in processes: core, hub, bridge and agents, with links between them that can be cut. */
export interface Site {
  readonly folder: string;
  readonly school: TestSchool;
  readonly coreUrl: string;
  readonly kioskUrl: string;
  readonly ports: {
    readonly core: number;
    readonly kiosk: number;
    readonly mqtt: number;
    readonly enrolment: number;
  };
  readonly core: Slot;
  readonly hub: Slot;
  readonly bridge: Slot;
  /** Between bridge and core. */
  readonly coreLink: TcpLink;
  readonly agents: readonly SiteAgent[];
  /** Somebody of the school, signed in at the core. */
  person(role: Role): Promise<Person>;
  /** The hub's own socket. */
  local(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ readonly status: number; readonly body: unknown }>;
  state(): Promise<SiteState>;
  /** Hands the hub a roster as the bridge does. */
  putRoster(signed: string): Promise<{ readonly status: number; readonly body: unknown }>;
  /** What lies in the hub's log, oldest first; quarantined rows left out. */
  events(): Promise<DoorEvent[]>;
  /** School time now, UTC ms. */
  schoolNowUtc(): number;
  /** Enrols one more device at the hub; nothing is started. Settles with its data folder. */
  enrol(name: string, doorIds: readonly DoorId[]): Promise<{ agentId: AgentId; dataDir: string }>;
  remove(): Promise<void>;
}

export interface SiteOptions {
  readonly school: TestSchool;
  /** The school's doors are dealt out to so many agents. */
  readonly agents: number;
  readonly push?: Push;
  /** Added before each commit of an agent's spool, ms; asked at each start of one. */
  readonly commitDelayMs?: () => number;
}

const LIMIT_MS = 180_000;

const deal = (doorIds: readonly DoorId[], agents: number): DoorId[][] =>
  Array.from({ length: agents }, (_, agent) =>
    doorIds.filter((_, door) => door % agents === agent),
  );

/** Starts core and hub, makes the hub one of the core's, then the bridge, then the agents; settles when every door is ready. */
export const startSite = async (options: SiteOptions): Promise<Site> => {
  const { school } = options;
  const { offsetMs } = school;
  const folder = mkdtempSync(join(tmpdir(), 'furtka-site-'));
  const base = await freePortBase();
  const ports = { core: base, kiosk: base + 1, mqtt: base + 2, enrolment: base + 3 };
  const dirs = { core: join(folder, 'core'), hub: join(folder, 'hub') };
  const socketPath = join(folder, 'hub.sock');
  const schoolFile = join(folder, 'school.json');
  writeFileSync(schoolFile, JSON.stringify(school.school), { mode: 0o600 });
  const coreUrl = `http://localhost:${ports.core}`;
  const coreLink = await layLink(ports.core);
  const slot = (
    entry: 'core' | 'hub' | 'bridge',
    config: Readonly<Record<string, unknown>>,
    more: object = {},
  ): Slot =>
    makeSlot(entry, () => ({
      entry,
      name: entry,
      folder,
      options: { config: { ...config, logLevel: 'warn' }, offsetMs, ...more },
    }));
  const core = slot(
    'core',
    { dataDir: dirs.core, port: ports.core, publicUrl: coreUrl },
    { schoolFile },
  );
  const hub = slot('hub', {
    dataDir: dirs.hub,
    socketPath,
    mqttPort: ports.mqtt,
    enrolmentPort: ports.enrolment,
    kioskPort: ports.kiosk,
  });
  const bridge = slot('bridge', {
    hubSocket: socketPath,
    credentialFile: join(dirs.hub, 'hub-credential'),
    coreUrl: `http://127.0.0.1:${coreLink.port}`,
  });
  const agents: SiteAgent[] = [];
  const local: Site['local'] = (method, path, body) =>
    askLocal({ socketPath }, { method, path: `/local/v1${path}`, body });

  const enrol: Site['enrol'] = async (name, doorIds) => {
    const made = await local('POST', '/agents', { name, doorIds });
    if (made.status !== 200) throw new Error(`no code for ${name}: ${JSON.stringify(made.body)}`);
    const { agentId, code } = made.body as AgentCode;
    const dataDir = join(folder, name);
    mkdirSync(dataDir, { mode: 0o700 });
    await enrolAgent({ code, dataDir, hubHost: '127.0.0.1', enrolPort: ports.enrolment });
    return { agentId, dataDir };
  };
  const addAgent = async (name: string, doorIds: readonly DoorId[]): Promise<SiteAgent> => {
    const { agentId, dataDir } = await enrol(name, doorIds);
    const link = await layLink(ports.mqtt);
    const config = agentConfig({
      dataDir,
      mqttPort: link.port,
      enrolPort: ports.enrolment,
      doorIds,
      push: options.push,
    });
    const running = makeSlot(name, () => ({
      entry: 'agent',
      name,
      folder,
      options: { config, offsetMs, commitDelayMs: options.commitDelayMs?.() ?? 0 },
    }));
    const agent = { ...running, name, agentId, doorIds, dataDir, link };
    agents.push(agent);
    return agent;
  };
  const site: Site = {
    folder,
    school,
    coreUrl,
    kioskUrl: `http://localhost:${ports.kiosk}`,
    ports,
    core,
    hub,
    bridge,
    coreLink,
    agents,
    person: (role) => signIn(coreUrl, school.login(role)),
    local,
    state: async () => ((await local('GET', '/state')).body as { state: SiteState }).state,
    putRoster: (signed) => putText(socketPath, '/local/v1/roster', signed),
    events: () => eventsOf(local),
    schoolNowUtc: () => Date.now() + offsetMs,
    enrol,
    remove: async () => {
      await Promise.all(agents.map((agent) => agent.kill()));
      await Promise.all([bridge.kill(), hub.kill(), core.kill()]);
      await Promise.all([...agents.map(({ link }) => link.stop()), coreLink.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    await Promise.all([core.start(), hub.start()]);
    await enrolSite(site, { coreUrl, dataDir: dirs.hub, socketPath });
    await bridge.start();
    for (const [index, doorIds] of deal(school.doorIds, options.agents).entries())
      await addAgent(`agent-${index + 1}`, doorIds);
    await startAgents(agents);
    await doorsReady(site);
  } catch (error) {
    await site.remove();
    throw error;
  }
  return site;
};

/** Reads the hub's log from its oldest row, as the bridge does. */
const eventsOf = async (local: Site['local']): Promise<DoorEvent[]> => {
  const events: DoorEvent[] = [];
  let place = '';
  for (;;) {
    const { logId, rows } = (await local('GET', `/events${place}`)).body as LocalEvents;
    const last = rows.at(-1);
    if (last === undefined) return events;
    for (const { hubCode, payload } of rows)
      if (hubCode === undefined) events.push(JSON.parse(payload) as DoorEvent);
    place = `?logId=${logId}&position=${last.position}&hash=${last.hash}`;
  }
};

const enrolSite = async (
  site: Site,
  at: { readonly coreUrl: string; readonly dataDir: string; readonly socketPath: string },
): Promise<void> => {
  const admin = await site.person('admin');
  const siteId = site.school.school.sites[0]?.id ?? '';
  const made = await admin.post<{ code: string }>(`/api/v1/sites/${siteId}/hub-codes`);
  if (made.status !== 201) throw new Error(`no code for the hub: ${made.status}`);
  await enrolHub({ ...at, code: made.body.code, kind: 'demo' });
};

/** A few at a time: a program's start is work for the processor alone. */
const startAgents = async (agents: readonly SiteAgent[]): Promise<void> => {
  const waiting = [...agents];
  const worker = async (): Promise<void> => {
    for (let agent = waiting.shift(); agent !== undefined; agent = waiting.shift())
      await agent.start();
  };
  await Promise.all([worker(), worker(), worker()]);
};

/** Waits until every agent is online with the roster that the hub has now. */
export const doorsReady = (site: Site): Promise<unknown> =>
  until(
    'every door online with the roster of the hub',
    async () => {
      const { agents, rosterVersion } = await site.state();
      return (
        rosterVersion > 0 &&
        agents.length >= site.agents.length &&
        site.agents.every(({ agentId }) =>
          agents.some(
            (agent) =>
              agent.agentId === agentId && agent.online && agent.rosterVersion === rosterVersion,
          ),
        )
      );
    },
    LIMIT_MS,
  );
