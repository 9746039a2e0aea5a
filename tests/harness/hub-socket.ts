import type { DoorEvent } from '@furtka/core-contract/event';
import type { SiteState } from '@furtka/core-contract/sync';
import type { LocalEvents } from '@furtka/hub-contract/local-api';
import { askLocal } from '@furtka/scripts/demo/supervisor/local-http';
import { putText } from './put-text.ts';

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** The hub's own socket, as the bridge and `furtka` on the same box use it. */
export interface HubSocket {
  local(method: string, path: string, body?: unknown): Promise<Reply>;
  state(): Promise<SiteState>;
  /** Hands the hub a roster as the bridge does. */
  putRoster(signed: string): Promise<Reply>;
  /** What lies in the hub's log, oldest first; rows that the hub could not read left out. */
  events(): Promise<DoorEvent[]>;
}

export const hubSocket = (socketPath: string): HubSocket => {
  const local: HubSocket['local'] = (method, path, body) =>
    askLocal({ socketPath }, { method, path: `/local/v1${path}`, body });
  return {
    local,
    state: async () => ((await local('GET', '/state')).body as { state: SiteState }).state,
    putRoster: (signed) => putText(socketPath, '/local/v1/roster', signed),
    events: async () => {
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
    },
  };
};
