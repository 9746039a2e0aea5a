import { createContext, useContext, useMemo } from 'react';
import type { Membership, Role, Session } from '../../shared/api/wire.ts';
import { createZoneTime, DEFAULT_ZONE, type ZoneTime } from '../../shared/time/zone-time.ts';
import { rightsOf, rolesOf } from './session.ts';

/**
 * Handed down instead of read anew by each component: when the session ends the whole page goes at once, and no part of it is drawn
 * without one before.
 */
const SessionContext = createContext<Session | undefined>(undefined);
export const SessionProvider = SessionContext.Provider;

/** The session of a page that is shown only with one. */
export const useSession = (): Session => {
  const session = useContext(SessionContext);
  if (!session) throw new Error('this page needs a session');
  return session;
};

export const useRoles = (): readonly Role[] => rolesOf(useSession());

/** What the person was given besides the roles. */
export const useRights = (): readonly string[] => rightsOf(useSession());

/** Schools where the person holds one of the roles, or was given the right, each once. */
export const schoolsWith = (
  memberships: readonly Membership[],
  roles: readonly Role[],
  right?: string,
): readonly { schoolId: string; schoolName: string }[] => {
  const found = memberships.filter(
    ({ role, rights = [] }) =>
      roles.includes(role) || (right !== undefined && rights.includes(right)),
  );
  return [...new Map(found.map((one) => [one.schoolId, one])).values()];
};

const zoneNameOf = ({ memberships }: Session, schoolId?: string): string =>
  memberships.find((one) => schoolId === undefined || one.schoolId === schoolId)?.zone ??
  DEFAULT_ZONE;

/** Wall clock of a school, or of the person's first one. */
export const useZone = (schoolId?: string): ZoneTime => {
  const zone = zoneNameOf(useSession(), schoolId);
  return useMemo(() => createZoneTime(zone), [zone]);
};
