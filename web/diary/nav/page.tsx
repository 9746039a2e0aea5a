import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../shared/ui/button.tsx';
import { Mark } from '../../shared/ui/logo.tsx';
import { Note } from '../../shared/ui/note.tsx';
import { PHONE_QUERY, useMedia } from '../../shared/ui/use-media.ts';
import { useSchoolNow } from '../data/use-school-now.ts';
import { useLink } from '../live/live-context.ts';
import { HelpBand } from '../screens/help/help-band.tsx';
import { FirstDayBand } from '../screens/start/first-day-band.tsx';
import { EmailBar } from '../session/email-bar.tsx';
import { Greeting } from '../session/greeting.tsx';
import { NoticeBar } from '../session/notice-bar.tsx';
import { TermsBar } from '../session/terms-bar.tsx';
import { useLogOut } from '../session/use-log-out.ts';
import { useSession, useZone } from '../session/use-session.ts';
import { useSince } from './use-since.ts';

export interface PageProps {
  readonly title: string;
  /** One sentence beside the title. */
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** Where „back" leads on a phone. */
  readonly back?: string;
  readonly children: ReactNode;
}

/** A page that shows old data says so, with their time (NET). */
const OldNote = () => {
  const { t } = useTranslation('diary');
  const { state } = useLink();
  const since = useSince();
  if (state !== 'offline' && state !== 'stale') return null;
  return (
    <Note kind="lamp" icon="offline" role="status">
      <b>{state === 'offline' ? t('net.offline') : t('net.stale')}</b>{' '}
      {since !== undefined && t('net.since', { time: since })}
    </Note>
  );
};

/** On a phone the band holds the places; who is signed in, help and the way out stand at the end of each page. */
const PhoneFoot = () => {
  const { t } = useTranslation(['ui', 'diary']);
  const { name, login } = useSession();
  const zone = useZone();
  const now = useSchoolNow();
  const leave = useLogOut();
  return (
    <footer className="foot">
      <p>{t('diary:foot.now', { time: zone.clockOf(now), name: name ?? login ?? '' })}</p>
      <LinkButton href="/help" icon="help">
        {t('ui:help')}
      </LinkButton>
      <Button icon="logout" onPress={leave}>
        {t('ui:logOut')}
      </Button>
    </footer>
  );
};

const PhonePage = ({ title, lead, actions, back, children }: PageProps) => {
  const { t } = useTranslation('ui');
  return (
    <>
      <header className="top">
        {back === undefined ? (
          <span className="brand">
            <Mark />
          </span>
        ) : (
          <LinkButton href={back} kind="bare" icon="left" label={t('back')} />
        )}
        <h1>{title}</h1>
        <span className="grow" />
        {actions}
      </header>
      <main id="main" className="main" tabIndex={-1}>
        <Greeting />
        <OldNote />
        <HelpBand />
        <FirstDayBand />
        <NoticeBar />
        <TermsBar />
        <EmailBar />
        {lead && <p className="soft">{lead}</p>}
        {children}
        <PhoneFoot />
      </main>
    </>
  );
};

/** One page inside the shell: title, one sentence, acts, content. */
export const Page = (props: PageProps) => {
  const { title, lead, actions, children } = props;
  const isPhone = useMedia(PHONE_QUERY);
  useEffect(() => {
    document.title = `${title} · Furtka`;
  }, [title]);
  if (isPhone) return <PhonePage {...props} />;
  return (
    <main id="main" className="main" tabIndex={-1}>
      <header className="head">
        <h1>{title}</h1>
        {lead && <p>{lead}</p>}
        <span className="grow" />
        {actions}
      </header>
      <Greeting />
      <OldNote />
      <HelpBand />
      <FirstDayBand />
      <NoticeBar />
      <TermsBar />
      <EmailBar />
      {children}
    </main>
  );
};
