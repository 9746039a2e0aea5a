import type { DemoFacts } from '../facts.ts';
import type { DemoPaths } from '../paths.ts';
import { UserFault } from '../user-fault.ts';
import { askLocal, until } from './local-http.ts';

const LIMIT_MS = 30_000;

interface AgentSeen {
  readonly online?: boolean;
  readonly rosterVersion?: number;
  readonly doorIds?: readonly string[];
}

/** Waits until every door is online with a roster in force. Errors: `UserFault` that names the doors that are not. */
export const waitForDoors = async (paths: DemoPaths, facts: DemoFacts): Promise<void> => {
  let missing = facts.doors.map(({ name }) => name);
  const ready = await until(
    async () => {
      const { body } = await askLocal({ socketPath: paths.hubSocket }, { path: '/local/v1/state' });
      const agents = (body as { state?: { agents?: readonly AgentSeen[] } }).state?.agents ?? [];
      const good = new Set(
        agents
          .filter(({ online, rosterVersion = 0 }) => online === true && rosterVersion > 0)
          .flatMap(({ doorIds = [] }) => doorIds),
      );
      missing = facts.doors.filter(({ doorId }) => !good.has(doorId)).map(({ name }) => name);
      return missing.length === 0 ? true : undefined;
    },
    { limitMs: LIMIT_MS },
  );
  if (ready === undefined)
    throw new UserFault(`These doors did not come up: ${missing.join(', ')}; see ${paths.logs}.`);
};
