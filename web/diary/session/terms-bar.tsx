import { useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Note } from '../../shared/ui/note.tsx';
import { useApp } from '../data/app.ts';
import { ownTermsQuery } from '../screens/help/terms-queries.ts';

/** Says on every page that regulations wait to be read; parents and pupils are led to them before anything else (HELP-03). */
export const TermsBar = () => {
  const { t } = useTranslation('diary-privacy');
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const { data } = useQuery(ownTermsQuery(useApp().core));
  const unread = data?.some(({ readAtUtc }) => readAtUtc === null) === true;
  if (!unread || path === '/terms') return null;
  return (
    <Note kind="pen" icon="book">
      {t('terms.bar')} <Link href="/terms">{t('terms.barLink')}</Link>
    </Note>
  );
};
