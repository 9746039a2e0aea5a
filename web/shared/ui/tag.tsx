import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

export type TagKind = 'ok' | 'wait' | 'no' | 'pen' | 'line' | 'plain';

/** A state: always icon and word, colour only helps. */
export const Tag = ({
  kind,
  icon,
  children,
}: {
  readonly kind: TagKind;
  readonly icon: IconName;
  readonly children: ReactNode;
}) => (
  <span className={kind === 'plain' ? 'tag' : `tag ${kind}`}>
    <Icon name={icon} />
    {children}
  </span>
);
