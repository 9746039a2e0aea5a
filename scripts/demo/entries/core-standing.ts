import type { SchoolId } from '@furtka/core-contract/ids';
import type { Services } from '@furtka/diary-core/app';
import type { DemoCoreStanding } from '@furtka/web/demo-api';
import type { DemoFacts } from '../facts.ts';

/** What is read of the core's own tables; its public types know no table by name. */
interface StandingTables {
  from(table: 'hub_log'): {
    select(columns: readonly ['position', 'is_superseded']): {
      execute(): Promise<readonly { readonly position: number; readonly is_superseded: boolean }[]>;
    };
  };
  from(table: 'site_roster'): {
    select(columns: readonly ['id', 'version']): {
      execute(): Promise<readonly { readonly id: string; readonly version: number }[]>;
    };
  };
  from(table: 'hub_state'): {
    select(columns: readonly ['received_at_utc']): {
      execute(): Promise<readonly { readonly received_at_utc: number }[]>;
    };
  };
}

/** The greatest of some numbers; `null` when there are none. */
const greatest = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : Math.max(...numbers);

/** How far the core holds the hub's log, which roster it signed last, and when it last heard from the hub. */
export const readCoreStanding = (
  services: Services,
  { schoolId, siteId }: DemoFacts,
): Promise<DemoCoreStanding> =>
  services.db.forSchool(schoolId as SchoolId).read(async (read) => {
    const tables = read as unknown as StandingTables;
    const logs = await tables.from('hub_log').select(['position', 'is_superseded']).execute();
    const rosters = await tables.from('site_roster').select(['id', 'version']).execute();
    const states = await tables.from('hub_state').select(['received_at_utc']).execute();
    return {
      at: 'core',
      position: greatest(logs.filter((log) => !log.is_superseded).map(({ position }) => position)),
      roster: rosters.find(({ id }) => id === siteId)?.version ?? 0,
      heardAtUtc: greatest(states.map((state) => state.received_at_utc)),
    };
  });
