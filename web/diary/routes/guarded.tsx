import type { ReactNode } from 'react';
import type { Role } from '../../shared/api/wire.ts';
import { NoRightScreen } from '../screens/plain/no-right-screen.tsx';
import { useRoles } from '../session/use-session.ts';

/** Shows a screen to those who have one of the roles, and says to others who has (RIGHT). The server decides, this is courtesy. */
export const Guarded = ({
  roles,
  children,
}: {
  readonly roles: readonly Role[];
  readonly children: ReactNode;
}) => {
  const held = useRoles();
  return roles.some((role) => held.includes(role)) ? children : <NoRightScreen who={roles} />;
};
