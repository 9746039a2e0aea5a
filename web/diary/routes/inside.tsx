import { useQuery } from '@tanstack/react-query';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useApp } from '../data/app.ts';
import { KEYS } from '../data/queries.ts';
import { LiveProvider } from '../live/live-provider.tsx';
import { Shell } from '../nav/shell.tsx';
import { IdleGuard } from '../session/idle-guard.tsx';
import { sessionQuery } from '../session/session.ts';
import { StepUp } from '../session/step-up.tsx';
import { SessionProvider } from '../session/use-session.ts';

/** Leads to the login as soon as the session is gone, and remembers where one was, unless one wished to leave. */
const useLeaveWhenOver = (isGone: boolean) => {
  const { idle, queries } = useApp();
  const navigate = useNavigate();
  const href = useRouterState({ select: ({ location }) => location.href });
  const wasIdle = useRef(false);
  if (idle.leftMs() === 0) wasIdle.current = true;
  const here = useRef(href);
  useEffect(() => {
    if (!isGone) return;
    const why = wasIdle.current ? ('idle' as const) : ('ended' as const);
    const search = queries.getQueryData([KEYS.left]) === true ? {} : { next: here.current, why };
    void navigate({ to: '/login', search, replace: true });
  }, [isGone, navigate, queries]);
  here.current = href;
};

/** A page that needs a session, and leads to the login when it is over. */
export const WithSession = ({ children }: { readonly children: ReactNode }) => {
  const { data: session } = useQuery(sessionQuery(useApp()));
  useLeaveWhenOver(session === null);
  return session ? <SessionProvider value={session}>{children}</SessionProvider> : null;
};

/** The inside of the diary: the live stream, the idle clock and the frame of the page. */
export const Inside = () => (
  <WithSession>
    <LiveProvider>
      <Shell>
        <Outlet />
      </Shell>
      <IdleGuard />
      <StepUp />
    </LiveProvider>
  </WithSession>
);
