import type { DoorId } from '@furtka/core-contract/ids';
import type { AgentReport, SiteState } from '@furtka/core-contract/sync';

/** Silence after which a hub or an agent counts as away: two heartbeats and a bit (DESIGN.md section 4). */
export const SILENT_AFTER_MS = 5000;

interface Report {
  /** System clock of the core. */
  readonly receivedAtUtc: number;
  readonly state: SiteState;
}

interface DoorHealth {
  readonly online: boolean;
  /** System time of the core at which the door was last known to speak. */
  readonly lastHeardAtUtc: number;
}

const heardAt = (report: Report, agent: AgentReport): number =>
  report.receivedAtUtc - Math.max(0, report.state.atUtc - agent.lastHeardAtUtc);

/**
 * What the latest reports say of each door. A door is on line when its hub was heard within 5 s and every agent that serves it
 * is on line. Times of the hub's clock are turned into the core's by the age that the hub gives.
 */
export const doorHealth = (
  reports: readonly Report[],
  nowUtc: number,
): ReadonlyMap<DoorId, DoorHealth> => {
  const health = new Map<DoorId, DoorHealth>();
  for (const report of reports) {
    const isHubHeard = nowUtc - report.receivedAtUtc <= SILENT_AFTER_MS;
    for (const agent of report.state.agents)
      for (const doorId of agent.doorIds) {
        const known = health.get(doorId);
        const lastHeardAtUtc = heardAt(report, agent);
        health.set(doorId, {
          online: isHubHeard && agent.online && (known?.online ?? true),
          lastHeardAtUtc: Math.max(lastHeardAtUtc, known?.lastHeardAtUtc ?? 0),
        });
      }
  }
  return health;
};
