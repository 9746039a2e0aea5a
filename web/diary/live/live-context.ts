import { createContext, useContext } from 'react';
import type { LinkBadgeProps } from '../../shared/ui/link-badge.tsx';

/** The link of this page to the school: how it is, and the instant of its last sign of life by the school's clock. */
export interface LinkView {
  readonly state: LinkBadgeProps['state'];
  readonly sinceUtc: number | undefined;
}

export const LinkContext = createContext<LinkView>({ state: 'connecting', sinceUtc: undefined });

export const useLink = (): LinkView => useContext(LinkContext);
