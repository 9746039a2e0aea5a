import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createDateWords } from '../../shared/time/date-words.ts';
import { Icon } from '../../shared/ui/icon.tsx';
import { useKiosk } from '../session/kiosk-context.ts';
import { go } from '../shell/use-path.ts';
import { DeskNotes } from './desk-notes.tsx';
import { DeskTiles } from './desk-tiles.tsx';
import { FeedList } from './feed-list.tsx';

/** The first screen of whoever is on duty: acts at the left, the doors at the right. */
export const DeskScreen = () => {
  const { t } = useTranslation('kiosk-desk');
  return (
    <>
      <DeskHead />
      <main id="main" className="desk">
        <h1 className="vh">{t('title')}</h1>
        <DeskTiles />
        <div className="desk-right">
          <DeskNotes />
          <FeedList />
        </div>
      </main>
    </>
  );
};

const DeskHead = () => {
  const { t, i18n } = useTranslation('kiosk-desk');
  const { desk, session, status, zone, nowUtc } = useKiosk();
  const words = useMemo(() => createDateWords(i18n.language), [i18n.language]);
  const { counts } = desk ?? {};
  const sum = counts && counts.students + counts.staff + counts.guests;
  return (
    <header className="desk-head">
      <time className="desk-clock">{zone.clockOf(nowUtc)}</time>
      <p className="desk-when">
        <b>{words.longDay(zone.dateOf(nowUtc))}</b>
        <span>{status.schoolName}</span>
      </p>
      <button type="button" className="inside-button" onClick={() => go('inside')}>
        <Icon name="people" />
        <b>{sum ?? '–'}</b>
        <span>{t('inside.sum', { count: sum ?? 0 })}</span>
        <Icon name="right" />
      </button>
      {session.mayLockDown && (
        <button type="button" className="btn stop safety-button" onClick={() => go('safety')}>
          <Icon name="siren" />
          <span>{t('safety.button')}</span>
        </button>
      )}
    </header>
  );
};
