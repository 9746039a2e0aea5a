import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

/** Nothing is here: one sentence why, at most one act. */
export const EmptyState = ({
  icon,
  children,
  act,
}: {
  readonly icon: IconName;
  readonly children: ReactNode;
  readonly act?: ReactNode;
}) => (
  <div className="empty">
    <Icon name={icon} />
    <p>{children}</p>
    {act}
  </div>
);
