import type { SiteState } from '@furtka/core-contract/sync';
import type { CommandRequest, Enrolled, ModeRequest } from '@furtka/hub-contract/local-api';
import { HEARTBEAT_EVERY_MS } from '@furtka/hub-contract/topics';
import type { Client } from 'aedes';
import { startEnrolment } from './agents/enrolment-server.ts';
import { AppError, messageOf } from './app-error.ts';
import { AgentSessions } from './broker/agent-sessions.ts';
import { agentTraffic } from './broker/agent-traffic.ts';
import { Broker } from './broker/broker.ts';
import { Receipts } from './broker/receipts.ts';
import { readMachine } from './health/machine.ts';
import type { HubParts } from './hub-parts.ts';
import { startKiosk } from './kiosk/kiosk-server.ts';
import { signCommand } from './site/commands.ts';
import { isSiteDoor } from './site/doors.ts';
import { Site } from './site/site.ts';
import { siteState } from './site/site-state.ts';
import { Wakeups } from './wakeups.ts';

/** How often silent sessions and ended modes are looked for. */
const LOOK_EVERY_MS = 250;
/** A command waits for the agent's next heartbeat at most this long. */
const NONCE_WAIT_MS = 2500;

export interface SitePorts {
  readonly mqtt: number;
  readonly enrolment: number;
  readonly kiosk: number;
}

/** What runs once the hub belongs to a site: broker, enrolment, kiosk, and the watch over sessions and modes. */
export interface SiteRuntime {
  readonly identity: Enrolled;
  readonly site: Site;
  readonly sessions: AgentSessions<Client>;
  readonly ports: SitePorts;
  /** Changes with everything that a screen waits for. */
  stateVersion(): number;
  state(): Promise<SiteState>;
  setMode(change: ModeRequest): Promise<void>;
  /** Errors: `door.not_found`, `hub.door_offline` */
  command(order: CommandRequest): Promise<string>;
  /** Ends sessions whose certificate left the table. */
  dropRemoved(): void;
  stop(): Promise<void>;
}

interface Wiring {
  readonly parts: HubParts;
  readonly identity: Enrolled;
  readonly site: Site;
  readonly sessions: AgentSessions<Client>;
  readonly broker: Broker;
  readonly receipts: Receipts;
  readonly nonceWakeups: Wakeups;
}

const sendCommand = async (
  wiring: Wiring,
  order: CommandRequest,
  isWanted: () => boolean = () => true,
): Promise<string> => {
  const { parts, site, sessions, broker, nonceWakeups } = wiring;
  const sources = { site, table: parts.table, sessions };
  if (!isSiteDoor(sources, order.doorId)) throw new AppError('not_found', 'door.not_found');
  const offline = new AppError('conflict', 'hub.door_offline');
  const agentId = parts.table.ofDoor(order.doorId)?.agentId;
  if (agentId === undefined) throw offline;
  const untilMs = parts.clocks.monotonicMs() + NONCE_WAIT_MS;
  while (sessions.view(agentId).online && isWanted()) {
    const { count } = nonceWakeups;
    const nonce = sessions.takeNonce(agentId);
    if (nonce !== undefined) {
      const nowUtc = parts.clocks.system.nowMs();
      const { commandId, text } = signCommand(parts.hubKey, { ...order, agentId, nonce, nowUtc });
      await broker.publishTo(agentId, 'command', text);
      parts.log.info({ agentId, doorId: order.doorId, kind: order.kind }, 'command.sent');
      return commandId;
    }
    const leftMs = untilMs - parts.clocks.monotonicMs();
    if (leftMs <= 0) break;
    await nonceWakeups.wait(leftMs, count);
  }
  throw offline;
};

const dropBad = ({ parts, sessions, broker }: Wiring): void => {
  const nowUtc = parts.clocks.system.nowMs();
  const isBad = (agentId: string, fingerprint: string): boolean =>
    !parts.table.admits(agentId, fingerprint, nowUtc);
  for (const { agentId, client, why } of sessions.toDrop(isBad)) {
    if (why === 'silent') parts.metrics.droppedSilent.inc();
    parts.log.warn({ agentId, why }, 'agent.dropped');
    // Gone from the sessions at once, whatever the socket still does.
    sessions.end(agentId, client);
    broker.drop(client);
  }
};

/** Heartbeats, silent sessions, modes that end. @returns what stops them */
const watch = (wiring: Wiring): (() => void) => {
  const { parts, site, sessions, receipts } = wiring;
  const heartbeat = setInterval(() => {
    for (const { agentId } of sessions.live()) receipts.heartbeat(agentId);
  }, HEARTBEAT_EVERY_MS);
  const look = setInterval(() => {
    dropBad(wiring);
    site
      .endModes()
      .catch((error: unknown) =>
        parts.log.error({ cause: messageOf(error) }, 'mode.end_not_stored'),
      );
  }, LOOK_EVERY_MS);
  return () => {
    clearInterval(heartbeat);
    clearInterval(look);
  };
};

const wire = async (parts: HubParts, identity: Enrolled, changed: () => void): Promise<Wiring> => {
  const { authority, clocks, config, db, hubKey, log, stored } = parts;
  const site = new Site({ db, clocks, hubKey, identity, stored, log });
  const sessions = new AgentSessions<Client>(() => clocks.monotonicMs(), changed);
  const nonceWakeups = new Wakeups();
  const notSent = (error: unknown): void =>
    log.error({ cause: messageOf(error) }, 'mqtt.not_published');
  const receipts = new Receipts(
    (agentId, payload) => {
      broker.publishTo(agentId, 'receipt', payload).catch(notSent);
    },
    () => clocks.system.nowMs(),
  );
  const broker: Broker = new Broker({
    siteId: identity.siteId,
    tls: { ...(await authority.serverIdentity(identity.siteId)), caPem: authority.caPem },
    host: config.mqttHost,
    port: config.mqttPort,
    events: agentTraffic({ parts, site, sessions, receipts, nonceWakeups }),
    log,
  });
  site.listen({
    publish: (name, text) => {
      broker.publishRetained(name, text).catch(notSent);
    },
    changed,
  });
  return { parts, identity, site, sessions, broker, receipts, nonceWakeups };
};

const openEnrolment = async (wiring: Wiring, mqttPort: number) => {
  const { parts, identity, site } = wiring;
  const { authority, clocks, config, hubKey, log } = parts;
  const { schoolId, siteId, zone, cardKeys } = identity;
  return startEnrolment({
    agents: parts.agents,
    table: parts.table,
    tls: { ...(await authority.serverIdentity(siteId)), caPem: authority.caPem },
    host: config.enrolmentHost,
    port: config.enrolmentPort,
    nowUtc: () => clocks.system.nowMs(),
    monotonicMs: () => clocks.monotonicMs(),
    siteReply: () => ({
      schoolId,
      siteId,
      zone,
      hubKeys: [{ keyId: hubKey.keyId, publicKey: hubKey.publicKey }],
      rosterKeys: site.rosterKeys,
      cardKeys,
      mqttPort,
    }),
    log,
  });
};

/** Opens the three ports of a site; when one cannot be opened, the others are closed again. */
export const openSite = async (parts: HubParts, identity: Enrolled): Promise<SiteRuntime> => {
  let version = parts.clocks.system.nowMs();
  const changed = (): void => {
    version += 1;
    parts.stateWakeups.wake();
  };
  const wiring = await wire(parts, identity, changed);
  const { site, sessions, broker } = wiring;
  const stops: (() => unknown)[] = [() => broker.stop()];
  const stop = async (): Promise<void> => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  if (parts.stored.unclean) await site.recordUncleanStart();
  await site.endModes();
  try {
    const texts = site.texts();
    const mqtt = await broker.start([
      ...(texts.roster === undefined ? [] : [['roster', texts.roster] as ['roster', string]]),
      ['deny', texts.deny],
      ['mode', texts.mode],
    ]);
    const enrolment = await openEnrolment(wiring, mqtt);
    stops.push(() => enrolment.stop());
    const kiosk = await startKiosk({
      parts,
      identity,
      site,
      sessions,
      command: (order, isWanted) => sendCommand(wiring, order, isWanted),
    });
    stops.push(() => kiosk.stop(), watch(wiring));
    return {
      identity,
      site,
      sessions,
      ports: { mqtt, enrolment: enrolment.port, kiosk: kiosk.port },
      stateVersion: () => version,
      state: async () =>
        siteState({
          site,
          agents: parts.table.entries,
          viewOf: (agentId) => sessions.view(agentId),
          figures: await parts.db.run('figures', null),
          machine: await readMachine(parts.config),
          nowUtc: parts.clocks.system.nowMs(),
        }),
      setMode: async (change) => {
        const sources = { site, table: parts.table, sessions };
        if (!change.doorIds.every((doorId) => isSiteDoor(sources, doorId)))
          throw new AppError('not_found', 'door.not_found');
        await site.setMode(change);
      },
      command: (order) => sendCommand(wiring, order),
      dropRemoved: () => dropBad(wiring),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};
