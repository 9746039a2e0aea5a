import type { Actor, Row, SchoolRead } from '../../kernel/db/handles.ts';
import { kioskRolesOf, operatorNames } from '../../people/accounts/api.ts';

/** The person who acted at the kiosk, by the name and role that the register of changes shows; else the hub. */
export const kioskActor = async (read: SchoolRead, event: Row<'door_event'>): Promise<Actor> => {
  const accountId = event.actor_id;
  const [role] =
    accountId === null ? [] : ((await kioskRolesOf(read, [accountId])).get(accountId) ?? []);
  if (accountId === null || role === undefined)
    return { kind: 'device', id: event.hub_id, role: 'device', name: 'kiosk' };
  const name = (await operatorNames(read, [accountId])).get(accountId) ?? '';
  return { kind: 'account', id: accountId, role, name };
};
