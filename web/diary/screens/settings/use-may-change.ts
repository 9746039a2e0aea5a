import { may } from '../../nav/places.ts';
import { CHANGES_SETTINGS } from '../../nav/readers.ts';
import { useRights, useRoles } from '../../session/use-session.ts';

/** Whether the person changes what the school decided: the administrator, and whoever was given that right. */
export const useMayChange = (): boolean => {
  const isKeeper = may(useRoles(), 'setOptions');
  return useRights().includes(CHANGES_SETTINGS) || isKeeper;
};
