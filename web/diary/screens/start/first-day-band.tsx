import { useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Note } from '../../../shared/ui/note.tsx';
import { useApp } from '../../data/app.ts';
import { DEVICE_KEEPERS } from '../../nav/readers.ts';
import { useSchoolWith } from '../../session/use-school-with.ts';
import { firstDayQuery } from './first-day-queries.ts';

/** On every page of an administrator whose school is not opened yet: how far it is, and the way back to the ten cards. */
export const FirstDayBand = () => {
  const { t } = useTranslation('diary-first-day');
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const { school } = useSchoolWith(DEVICE_KEEPERS, undefined);
  const schoolId = school?.schoolId ?? '';
  const { data } = useQuery({
    ...firstDayQuery(useApp().core, schoolId),
    enabled: schoolId !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (data === undefined || data.isOpen || path === '/admin/start') return null;
  const done = data.cards.filter(({ state }) => state === 'done').length;
  return (
    <Note kind="pen" icon="flag">
      <b>{t('band.closed')}</b> {t('band.done', { done })}{' '}
      <Link href="/admin/start">{t('band.back')}</Link>
    </Note>
  );
};
