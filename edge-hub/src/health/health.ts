import type { MachineReport } from '@furtka/core-contract/sync';
import type { HubParts } from '../hub-parts.ts';
import { readMachine } from './machine.ts';

export interface Health {
  readonly status: 'ok' | 'degraded';
  readonly enrolled: boolean;
  readonly revoked: boolean;
  /** Events are being stored; `false`: the disk is full or failing, doors go on, agents keep their events. */
  readonly storing: boolean;
  readonly databaseFullness: number;
  /** Temperature and disk of this machine, as far as they can be measured. */
  readonly machine: MachineReport;
  readonly coreConnected: boolean;
  readonly rosterVersion: number;
  readonly agents: { readonly known: number; readonly online: number };
}

export interface HealthSource {
  readonly parts: HubParts;
  readonly rosterVersion: number;
  readonly agentsOnline: number;
  readonly enrolled: boolean;
}

/** How the hub is, without a name of anybody. */
export const healthOf = async (source: HealthSource): Promise<Health> => {
  const { parts, rosterVersion, agentsOnline, enrolled } = source;
  const { fullness } = await parts.db.run('figures', null);
  const storing = !parts.db.hasDiskFault;
  return {
    status: storing && enrolled && !parts.revoked.value ? 'ok' : 'degraded',
    enrolled,
    revoked: parts.revoked.value,
    storing,
    databaseFullness: Math.round(fullness * 1000) / 1000,
    machine: await readMachine(parts.config),
    coreConnected: parts.coreLink.view().connected,
    rosterVersion,
    agents: { known: parts.table.entries.length, online: agentsOnline },
  };
};
