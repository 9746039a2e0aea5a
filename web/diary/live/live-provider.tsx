import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FIRST_STATE, type LinkAction, type LinkState } from '../../shared/live/link-state.ts';
import { startLiveLink } from '../../shared/live/live-link.ts';
import { monotonicMs } from '../../shared/time/browser-clock.ts';
import { useAnnouncer } from '../../shared/ui/announcer.tsx';
import { useToast } from '../../shared/ui/toasts.tsx';
import { useApp } from '../data/app.ts';
import { KEYS } from '../data/queries.ts';
import { leaveSession } from '../session/session.ts';
import { useSession, useZone } from '../session/use-session.ts';
import { applyLive } from './apply-live.ts';
import { viewOfLink } from './link-view.ts';
import { LinkContext, type LinkView } from './live-context.ts';

/** How often the page looks at the age of its link. */
const LOOK_MS = 1_000;

/** What the stream makes the page do: write into what the screens show, read again, tell. */
const useActions = () => {
  const app = useApp();
  const zone = useZone();
  const { t } = useTranslation(['ui', 'diary']);
  const announce = useAnnouncer();
  const toast = useToast();
  const { queries, schoolClock, hands } = app;
  const act = (action: LinkAction) => {
    if (action.kind === 'refetch') {
      const others = {
        predicate: (q: { queryKey: readonly unknown[] }) => q.queryKey[0] !== KEYS.session,
      };
      void queries.invalidateQueries(others);
    } else if (action.kind === 'caughtUp') {
      toast({ text: t('ui:link.caughtUp', { count: action.count }) });
    } else {
      const applied = applyLive(queries, action.event, zone, hands.isHere());
      if (applied?.kind === 'envelopeOpened') toast({ text: t('diary:live.envelope') });
      if (applied?.kind !== 'passage') return;
      const { passage } = applied;
      if (!passage.late) schoolClock.atLeast(passage.occurredAtUtc);
      announce(t('diary:live.passage', { time: zone.clockOf(passage.occurredAtUtc) }));
    }
  };
  const latest = useRef(act);
  latest.current = act;
  return latest;
};

/** Looks at the link once a second and tells only what changed. */
const useView = (link: LinkState): LinkView => {
  const { schoolClock } = useApp();
  const [startedAt] = useState(monotonicMs);
  const look = () =>
    viewOfLink(link, {
      now: monotonicMs(),
      startedAt,
      schoolNow: schoolClock.nowMs(),
      online: navigator.onLine,
    });
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  return look();
};

/** Listens as long as somebody is signed in, and holds the age of the link. */
export const LiveProvider = ({ children }: { readonly children: ReactNode }) => {
  const app = useApp();
  const { accountId, login, liveFrom } = useSession();
  const [link, setLink] = useState<LinkState>(FIRST_STATE);
  const actions = useActions();
  // A session that is read again tells a later place; the stream goes on from where it is.
  const begun = useRef(liveFrom);
  const name = `furtka-live-${accountId ?? login ?? 'somebody'}`;
  useEffect(
    () =>
      startLiveLink({
        url: '/api/v1/live',
        name,
        monotonicMs,
        since: begun.current,
        onAction: (action) => actions.current(action),
        onState: setLink,
        onRefused: () => leaveSession(app),
      }),
    [app, name, actions],
  );
  const { hands, queries } = app;
  useEffect(
    () => hands.onBack(() => void queries.refetchQueries({ type: 'active', stale: true })),
    [hands, queries],
  );
  const view = useView(link);
  return <LinkContext value={view}>{children}</LinkContext>;
};
