import { useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Dado } from '../../shared/ui/dado.tsx';
import { LinkBadge } from '../../shared/ui/link-badge.tsx';
import type { NavPlace } from '../../shared/ui/places.ts';
import { Side } from '../../shared/ui/side.tsx';
import { TabBar } from '../../shared/ui/tab-bar.tsx';
import { PHONE_QUERY, useMedia } from '../../shared/ui/use-media.ts';
import { useSchoolNow } from '../data/use-school-now.ts';
import { useDateWords } from '../data/use-words.ts';
import { useLink } from '../live/live-context.ts';
import { useIdleMinutes } from '../session/idle-guard.tsx';
import { useLogOut } from '../session/use-log-out.ts';
import { useRights, useRoles, useSession, useZone } from '../session/use-session.ts';
import { placeAt } from './place-at.ts';
import { placesOf } from './places.ts';
import { useSince } from './use-since.ts';

/** A phone's band holds so many places; the last one leads to the rest. */
const MOST_TABS = 5;

const useNavPlaces = (): readonly NavPlace[] => {
  const { t } = useTranslation([
    'diary',
    'diary-access',
    'diary-class',
    'diary-groups',
    'diary-office',
    'diary-devices',
    'diary-doors',
    'diary-settings',
    'diary-privacy',
    'diary-provider',
    'diary-timetable',
  ]);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const places = placesOf(useRoles(), useRights());
  const now = placeAt(places, path);
  return places.map((place) => ({
    href: place.href,
    label: t(place.label),
    icon: place.icon,
    isCurrent: place === now,
  }));
};

/** The tabs of a phone: all places, or the first ones and „more". */
const useTabs = (places: readonly NavPlace[]): readonly NavPlace[] => {
  const { t } = useTranslation('diary-office');
  if (places.length <= MOST_TABS) return places;
  const first = places.slice(0, MOST_TABS - 1);
  const isCurrent = !first.some((place) => place.isCurrent);
  return [...first, { href: '/more', label: t('place.more'), icon: 'more', isCurrent }];
};

const DeskFoot = () => {
  const { t } = useTranslation('diary');
  const words = useDateWords();
  const zone = useZone();
  const now = useSchoolNow();
  const session = useSession();
  const roles = useRoles();
  const { state } = useLink();
  return (
    <Dado
      time={zone.clockOf(now)}
      date={words.longDay(zone.dateOf(now))}
      idleMinutes={useIdleMinutes()}
      who={session.name ?? session.login ?? ''}
      role={roles.map((role) => t(`role.${role}`)).join(', ')}
      helpHref="/help"
      onLogOut={useLogOut()}
    >
      <LinkBadge state={state} since={useSince()} />
    </Dado>
  );
};

/** On another page the focus begins at its content; on the first one it stays where the browser puts it. */
const useFocusOnMove = () => {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const last = useRef(path);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    document.getElementById('main')?.focus();
  }, [path]);
};

/** Desk: side, page, band. Phone: page and tabs; what the band says stands at the end of the page. */
export const Shell = ({ children }: { readonly children: ReactNode }) => {
  const { t } = useTranslation('ui');
  const isPhone = useMedia(PHONE_QUERY);
  const places = useNavPlaces();
  const tabs = useTabs(places);
  useFocusOnMove();
  useEffect(() => {
    document.documentElement.dataset['density'] = isPhone ? 'phone' : 'desk';
  }, [isPhone]);
  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      {isPhone ? (
        <div className="phone">
          {children}
          <TabBar places={tabs} />
        </div>
      ) : (
        <div className="app">
          <Side places={places} />
          {children}
          <DeskFoot />
        </div>
      )}
    </>
  );
};
