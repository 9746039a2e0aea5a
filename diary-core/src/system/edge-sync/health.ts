import type { Static } from 'typebox';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { confirmationsInForce } from '../../presence/cards/api.ts';
import { doors, type HubHealth, hubsWithHealth } from '../../presence/devices/api.ts';
import type { HubHealthView } from './schema.ts';
import { countQuarantined, hubLogs } from './store.ts';

type View = Static<typeof HubHealthView>;

const optional = (hub: HubHealth): Partial<View> => ({
  ...(hub.revokedAtUtc === null ? {} : { revokedAtUtc: hub.revokedAtUtc }),
  ...(hub.lastHeardAtUtc === undefined ? {} : { lastHeardAtUtc: hub.lastHeardAtUtc }),
  ...(hub.state === undefined
    ? {}
    : { rosterVersion: hub.state.rosterVersion, eventsWaiting: hub.state.eventsWaiting }),
});

/** Every hub with its health, and by name the doors that have not confirmed a block. */
export const hubHealth = async (read: SchoolRead, nowUtc: number): Promise<View[]> => {
  const confirmations = [...(await confirmationsInForce(read, nowUtc)).values()];
  const unconfirmed = (await doors(read)).filter((door) =>
    confirmations.some((confirmed) => !confirmed.has(door.doorId)),
  );
  const views: View[] = [];
  for (const hub of await hubsWithHealth(read, nowUtc))
    views.push({
      hubId: hub.hubId,
      siteId: hub.siteId,
      enrolledAtUtc: hub.enrolledAtUtc,
      online: hub.online,
      ...optional(hub),
      quarantined: await countQuarantined(read, hub.siteId),
      hasGap: (await hubLogs(read, hub.hubId)).some((log) => log.has_gap),
      unconfirmedDoors: unconfirmed
        .filter((door) => door.siteId === hub.siteId)
        .map(({ doorId, name }) => ({ doorId, name })),
    });
  return views;
};
