import type { AgentReport, MachineReport, SiteState } from '@furtka/core-contract/sync';
import type { AgentEntry } from '../agents/agent-store.ts';
import type { AgentView } from '../broker/agent-sessions.ts';
import type { LogFigures } from '../database/jobs.ts';
import type { Site } from './site.ts';

const certificateEnd = ({ certificates }: AgentEntry): { certificateEndsAtUtc?: number } =>
  certificates.length === 0
    ? {}
    : { certificateEndsAtUtc: Math.max(...certificates.map(({ untilUtc }) => untilUtc)) };

/** What an agent measures of its machine. */
const machineOf = (
  state: AgentView['state'],
): Pick<AgentReport, 'temperatureDeciC' | 'diskPermille' | 'diskReadOnly'> => {
  const { temperatureDeciC, diskPermille, diskReadOnly } = state ?? {};
  return {
    ...(temperatureDeciC === undefined ? {} : { temperatureDeciC }),
    ...(diskPermille === undefined ? {} : { diskPermille }),
    ...(diskReadOnly === undefined ? {} : { diskReadOnly }),
  };
};

const failingOf = (state: AgentView['state']): Pick<AgentReport, 'relaysFailing'> => {
  const failing = (state?.doors ?? []).filter(({ alarms }) => alarms?.includes('relay') === true);
  return failing.length === 0 ? {} : { relaysFailing: failing.map(({ doorId }) => doorId) };
};

const report = (agent: AgentEntry, view: AgentView): AgentReport =>
  ({
    agentId: agent.agentId,
    name: agent.name.slice(0, 80),
    doorIds: agent.doorIds,
    online: view.online,
    lastHeardAtUtc: view.lastHeardAtUtc,
    rosterVersion: view.state?.rosterVersion ?? 0,
    denyVersion: view.state?.denyVersion ?? 0,
    modeVersion: view.state?.modeVersion ?? 0,
    spoolDepth: view.state?.spoolDepth ?? 0,
    lostCount: view.state?.lostCount ?? 0,
    clock: view.state?.clock ?? 'unsure',
    ...certificateEnd(agent),
    readers: (view.state?.readers ?? []).map(({ readerId, online, lastReadAtUtc, badFrames }) => ({
      readerId,
      online,
      lastReadAtUtc,
      ...(badFrames === undefined ? {} : { badFrames }),
    })),
    ...machineOf(view.state),
    ...failingOf(view.state),
  }) as unknown as AgentReport;

export interface SiteStateParts {
  readonly site: Site;
  readonly agents: readonly AgentEntry[];
  readonly viewOf: (agentId: string) => AgentView;
  readonly figures: LogFigures;
  readonly machine: MachineReport;
  readonly nowUtc: number;
}

/** The site as it is now. Not an event: only the latest counts. */
export const siteState = ({
  site,
  agents,
  viewOf,
  figures,
  machine,
  nowUtc,
}: SiteStateParts): SiteState =>
  ({
    v: 1,
    atUtc: nowUtc,
    rosterVersion: site.rosterVersion,
    denyVersion: site.deny.version,
    modeVersion: site.modes.version,
    blocks: site.deny.entries.map(({ blockId, denyVersion }) => ({ blockId, denyVersion })),
    eventsWaiting: figures.head.position - figures.acknowledged,
    quarantined: figures.quarantined,
    agents: agents.slice(0, 200).map((agent) => report(agent, viewOf(agent.agentId))),
    machine: { ...machine, databasePermille: Math.min(1000, Math.round(figures.fullness * 1000)) },
  }) as unknown as SiteState;
