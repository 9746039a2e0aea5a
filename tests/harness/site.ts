import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AgentId, DoorId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import { enrolHub } from '@furtka/edge-hub/enrol-hub';
import type { AgentCode } from '@furtka/hub-contract/local-api';
import { enrolAgent } from '@furtka/reader-agent/enrol';
import { layLink, type TcpLink } from '@furtka/scripts/demo/link/tcp-link';
import { agentConfig, type Push } from './agent-config.ts';
import { type HubSocket, hubSocket } from './hub-socket.ts';
import { type Person, signIn } from './person.ts';
import type { TestSchool } from './school.ts';
import { layOutSite, type SitePlaces, type WishesOf } from './site-places.ts';
import { makeSlot, type Slot } from './slot.ts';
import { until } from './until.ts';

/** An agent with its doors, in a process of its own, at its own link. */
export interface SiteAgent extends Slot {
  readonly name: string;
  readonly agentId: AgentId;
  readonly doorIds: readonly DoorId[];
  readonly dataDir: string;
  /** Between this agent and the hub's broker. */
  readonly link: TcpLink;
  /** Enrols the device at the hub: with a code for the agent it was, or as a new one; its folder stays as it is. */
  enrolAgain(as: 'same' | 'new'): Promise<void>;
}

/** A device that the hub knows. */
interface Enrolled {
  readonly agentId: AgentId;
  readonly dataDir: string;
}

/** A whole school in processes: core, hub, bridge and agents, with links between them that can be cut. */
export interface Site extends SitePlaces, HubSocket {
  readonly school: TestSchool;
  readonly kioskUrl: string;
  readonly agents: readonly SiteAgent[];
  /** Somebody of the school, signed in at the core. */
  person(role: Role): Promise<Person>;
  /** School time now, UTC ms. */
  schoolNowUtc(): number;
  /** Time passes for everybody: all clocks of all programs go on by so much. */
  pass(ms: number): Promise<void>;
  /** Enrols one more device at the hub; nothing is started. */
  enrol(name: string, doorIds: readonly DoorId[]): Promise<Enrolled>;
  /** Kills every process and removes the folder. */
  remove(): Promise<void>;
}

export interface SiteOptions {
  readonly school: TestSchool;
  /** The school's doors are dealt out to so many agents. */
  readonly agents: number;
  readonly push?: Push;
  /** Added before each commit of an agent's spool, ms; asked at each start of one. */
  readonly commitDelayMs?: () => number;
  /** The first door of each agent hangs at a simulated door board. */
  readonly onBoard?: boolean;
  /** Config, environment or program of `core`, `hub`, `bridge` or an agent by its name; asked at each start of one. */
  readonly wishes?: WishesOf;
}

const LIMIT_MS = 180_000;

const deal = (doorIds: readonly DoorId[], agents: number): DoorId[][] =>
  Array.from({ length: agents }, (_, agent) =>
    doorIds.filter((_, door) => door % agents === agent),
  );

const enrolDevice = async (
  { folder, ports, socketPath }: SitePlaces,
  name: string,
  doorIds: readonly DoorId[],
): Promise<Enrolled> => {
  const made = await hubSocket(socketPath).local('POST', '/agents', { name, doorIds });
  if (made.status !== 200) throw new Error(`no code for ${name}: ${JSON.stringify(made.body)}`);
  const { agentId, code } = made.body as AgentCode;
  const dataDir = join(folder, name);
  mkdirSync(dataDir, { mode: 0o700, recursive: true });
  await enrolAgent({ code, dataDir, hubHost: '127.0.0.1', enrolPort: ports.enrolment });
  return { agentId, dataDir };
};

const makeAgent = async (
  { places, options }: { readonly places: SitePlaces; readonly options: SiteOptions },
  name: string,
  doorIds: readonly DoorId[],
): Promise<SiteAgent> => {
  const { folder, ports } = places;
  const { push, commitDelayMs, onBoard = false } = options;
  const wishes: WishesOf = options.wishes ?? (() => ({}));
  const enrolled = await enrolDevice(places, name, doorIds);
  const { dataDir } = enrolled;
  let { agentId } = enrolled;
  const link = await layLink(ports.mqtt);
  const addresses = { mqttPort: link.port, enrolPort: ports.enrolment };
  const own = agentConfig({ dataDir, ...addresses, doorIds, push });
  const slot = makeSlot(name, () => {
    const { config: wished, ...rest } = wishes(name);
    const config = { ...own, ...wished };
    const more = { commitDelayMs: commitDelayMs?.() ?? 0, onBoard };
    const told = { config, ...places.time.options(name), ...more };
    return { entry: 'agent', name, folder, options: told, ...rest };
  });
  const enrolAgain: SiteAgent['enrolAgain'] = async (as) => {
    if (as === 'new') {
      agentId = (await enrolDevice(places, name, doorIds)).agentId;
      return;
    }
    const made = await hubSocket(places.socketPath).local('POST', `/agents/${agentId}/code`);
    const { code } = made.body as AgentCode;
    const place = { hubHost: '127.0.0.1', enrolPort: ports.enrolment };
    await enrolAgent({ code, dataDir, ...place });
  };
  return {
    ...slot,
    name,
    get agentId() {
      return agentId;
    },
    doorIds,
    dataDir,
    link,
    enrolAgain,
  };
};

/** Makes the hub one of the core's, by a code that an administrator asks for. */
export const enrolSite = async ({
  coreUrl,
  hubDir,
  socketPath,
  person,
  school,
}: Site): Promise<void> => {
  const admin = await person('admin');
  const siteId = school.school.sites[0]?.id ?? '';
  const made = await admin.post<{ code: string }>(`/api/v1/sites/${siteId}/hub-codes`);
  if (made.status !== 201) throw new Error(`no code for the hub: ${made.status}`);
  const { code } = made.body;
  await enrolHub({ coreUrl, dataDir: hubDir, socketPath, code, kind: 'demo' });
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

/** Starts core and hub, makes the hub one of the core's, then the bridge, then the agents; settles when every door is ready. */
export const startSite = async (options: SiteOptions): Promise<Site> => {
  const { school } = options;
  const places = await layOutSite(school, options.wishes ?? (() => ({})));
  const { core, hub, bridge, coreLink, coreUrl, folder, ports } = places;
  const agents: SiteAgent[] = [];
  const site: Site = {
    ...places,
    ...hubSocket(places.socketPath),
    school,
    kioskUrl: `http://localhost:${ports.kiosk}`,
    agents,
    person: (role) => signIn(coreUrl, school.login(role)),
    schoolNowUtc: () => places.time.schoolNowUtc(),
    pass: (ms) => places.time.pass([core, hub, bridge, ...agents], ms),
    enrol: (name, doorIds) => enrolDevice(places, name, doorIds),
    remove: async () => {
      await Promise.all([...agents, bridge, hub, core].map((slot) => slot.kill()));
      await Promise.all([...agents.map(({ link }) => link.stop()), coreLink.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    await Promise.all([core.start(), hub.start()]);
    await enrolSite(site);
    await bridge.start();
    for (const [index, doorIds] of deal(school.doorIds, options.agents).entries())
      agents.push(await makeAgent({ places, options }, `agent-${index + 1}`, doorIds));
    await startAgents(agents);
    await doorsReady(site);
  } catch (error) {
    await site.remove();
    throw error;
  }
  return site;
};

/** Waits until every agent is online with the roster that the hub has now. */
export const doorsReady = (site: Site): Promise<unknown> =>
  until(
    'every door online with the roster of the hub',
    async () => {
      const { agents, rosterVersion } = await site.state();
      const isReady = (agentId: AgentId) =>
        agents.some(
          (agent) =>
            agent.agentId === agentId && agent.online && agent.rosterVersion === rosterVersion,
        );
      return rosterVersion > 0 && site.agents.every(({ agentId }) => isReady(agentId));
    },
    LIMIT_MS,
  );
