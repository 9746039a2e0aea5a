import type { ReactNode } from 'react';
import type { Role } from '../../shared/api/wire.ts';
import { NoRightScreen } from '../screens/plain/no-right-screen.tsx';
import { useRights, useRoles } from '../session/use-session.ts';

/** Shows a screen to those who have one of the roles, and says to others who has (RIGHT). The server decides, this is courtesy. */
export const Guarded = ({
  roles,
  right,
  children,
}: {
  readonly roles: readonly Role[];
  /** Or whoever was given this right. */
  readonly right?: string;
  readonly children: ReactNode;
}) => {
  const held = useRoles();
  const given = useRights();
  const isLet =
    roles.some((role) => held.includes(role)) || (right !== undefined && given.includes(right));
  return isLet ? children : <NoRightScreen who={roles} />;
};
