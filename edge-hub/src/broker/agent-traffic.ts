import type { DoorEvent } from '@furtka/core-contract/event';
import { StatePayload } from '@furtka/hub-contract/payloads';
import type { Client } from 'aedes';
import { Compile } from 'typebox/compile';
import { messageOf } from '../app-error.ts';
import type { Appended } from '../eventlog/append.ts';
import type { HubParts } from '../hub-parts.ts';
import type { Site } from '../site/site.ts';
import type { Wakeups } from '../wakeups.ts';
import type { AgentSessions } from './agent-sessions.ts';
import type { BrokerEvents } from './broker.ts';
import { EventOrder } from './event-order.ts';
import type { Receipts } from './receipts.ts';

const schema = Compile(StatePayload);
/** Taps whose hop was told; enough for every tap that is still on its way. */
const SEEN_MAX = 10_000;

const parse = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
};

/** Tells the observer once per tap that its event is committed. */
const hopTeller = (parts: HubParts): ((appended: Appended) => void) => {
  const seen = new Set<string>();
  return ({ outcome, tapId }) => {
    const { observer, clocks } = parts;
    if (observer === undefined || outcome !== 'stored' || tapId === undefined) return;
    if (seen.has(tapId)) return;
    seen.add(tapId);
    const [oldest] = seen;
    if (seen.size > SEEN_MAX && oldest !== undefined) seen.delete(oldest);
    observer.hop('hub', tapId, clocks.monotonicMs());
  };
};

export interface TrafficParts {
  readonly parts: HubParts;
  readonly site: Site;
  readonly sessions: AgentSessions<Client>;
  readonly receipts: Receipts;
  /** Woken at each state an agent tells: a command may be waiting for its nonce. */
  readonly nonceWakeups: Wakeups;
}

/** What happens with what agents send: events to the log and receipts back after the commit, states to the sessions. */
export const agentTraffic = (traffic: TrafficParts): BrokerEvents => {
  const { parts, site, sessions, receipts, nonceWakeups } = traffic;
  const { clocks, committed, db, log, metrics, table } = parts;
  const tellHop = hopTeller(parts);
  const order = new EventOrder();
  const nowUtc = (): number => clocks.system.nowMs();

  const store = async (agentId: string, bytes: Uint8Array): Promise<void> => {
    if (!order.mayCome(agentId, bytes)) return;
    // aedes may use its buffer again: the worker gets a copy of its own.
    const arrival = { source: 'agent', sourceId: agentId, bytes: Uint8Array.from(bytes) } as const;
    const received = site.received();
    const appended = await db.append({ ...arrival, ...received });
    metrics.events.inc({ outcome: appended?.outcome ?? 'refused' });
    // Nothing is said when it was not stored: without a receipt the agent sends it again.
    if (appended === undefined) {
      order.refuse(agentId, arrival.bytes);
      return;
    }
    if (appended.outcome === 'quarantined')
      log.warn({ agentId, code: appended.code }, 'event.quarantined');
    receipts.add(agentId, appended);
    tellHop(appended);
    // Told means: stored, and so read by the schema of the contract in the worker.
    if (appended.told !== undefined)
      committed.tell(appended.told, () => parse(arrival.bytes) as DoorEvent, received);
    parts.eventWakeups.wake();
  };

  return {
    isAdmitted: (agentId, fingerprint) => table.admits(agentId, fingerprint, nowUtc()),
    began: (agentId, session, fingerprint) => {
      order.begins(agentId);
      sessions.begin(agentId, session, fingerprint, nowUtc());
      log.info({ agentId }, 'agent.connected');
    },
    ended: (agentId, session) => {
      sessions.end(agentId, session);
      log.info({ agentId }, 'agent.disconnected');
    },
    heard: (agentId, session) => sessions.heard(agentId, session, nowUtc()),
    event: (agentId, bytes) => {
      store(agentId, bytes).catch((error: unknown) =>
        log.error({ agentId, cause: messageOf(error) }, 'event.not_stored'),
      );
    },
    state: (agentId, session, bytes) => {
      const value = parse(bytes);
      if (!schema.Check(value) || value.agentId !== agentId) {
        metrics.refused.inc({ code: 'mqtt.state_malformed' });
        log.warn({ agentId }, 'agent.state_malformed');
        return;
      }
      sessions.tell(agentId, session, value, nowUtc());
      nonceWakeups.wake();
    },
    refused: (code) => metrics.refused.inc({ code }),
  };
};
