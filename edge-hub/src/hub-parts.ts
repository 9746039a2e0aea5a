import type { Clocks } from '@furtka/core-contract/clock';
import type { SigningKey } from '@furtka/core-contract/signed';
import type { Logger } from 'pino';
import type { AgentTable } from './agents/agent-table.ts';
import type { Agents } from './agents/agents.ts';
import type { SiteAuthority } from './ca/site-authority.ts';
import type { HubConfig } from './config.ts';
import type { HubDatabase } from './database/hub-database.ts';
import type { Stored } from './database/jobs.ts';
import type { SiteDirectory } from './directory/site-directory.ts';
import type { CommittedEvents } from './eventlog/committed-events.ts';
import type { Metrics } from './health/metrics.ts';
import type { Presence } from './presence/presence.ts';
import type { CoreLink } from './site/core-link.ts';
import type { TrustedClocks } from './site/trusted-clock.ts';
import type { Wakeups } from './wakeups.ts';

/** Who watches an event on its way; `monotonicMs` is comparable between processes of one machine. */
export interface HopObserver {
  hop(
    name: 'reader' | 'decision' | 'relay' | 'opened' | 'spool' | 'hub' | 'bridge' | 'core' | 'live',
    eventId: string,
    monotonicMs: number,
  ): void;
}

/** What a hub can be started with. Tests, demo and production start it by the same function. */
export interface HubOptions {
  readonly config: HubConfig;
  /** Default: the clocks of this machine. */
  readonly clocks?: Clocks;
  readonly observer?: HopObserver;
  readonly log?: Logger;
}

/** The parts of a running hub that its ports share, enrolled or not. */
export interface HubParts {
  readonly config: HubConfig;
  readonly clocks: TrustedClocks;
  readonly log: Logger;
  readonly observer: HopObserver | undefined;
  readonly db: HubDatabase;
  readonly stored: Stored;
  readonly authority: SiteAuthority;
  readonly hubKey: SigningKey;
  readonly table: AgentTable;
  readonly agents: Agents;
  readonly directory: SiteDirectory;
  readonly metrics: Metrics;
  /** Who is inside. */
  readonly presence: Presence;
  /** Tells of each event of the site after its commit. */
  readonly committed: CommittedEvents;
  /** Woken at each commit of events. */
  readonly eventWakeups: Wakeups;
  /** Woken at each change of the site's state that a screen waits for. */
  readonly stateWakeups: Wakeups;
  readonly coreLink: CoreLink;
  readonly revoked: { value: boolean };
}
