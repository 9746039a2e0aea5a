import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { RouterProvider as AriaRouter } from 'react-aria-components';

/** Links of the shared parts go where the router goes, without loading the page. */
export const Links = ({ children }: { readonly children: ReactNode }) => {
  const router = useRouter();
  return (
    <AriaRouter navigate={(href) => void router.navigate({ href })} useHref={(href) => href}>
      {children}
    </AriaRouter>
  );
};
