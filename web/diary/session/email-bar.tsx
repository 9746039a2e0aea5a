import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../shared/api/wire.ts';
import { IconButton } from '../../shared/ui/button.tsx';
import { Note } from '../../shared/ui/note.tsx';
import { useApp } from '../data/app.ts';
import { ownEmailQuery } from './own-email.ts';
import { useRoles } from './use-session.ts';

/** Parents and pupils may go without an address; an inspection changes nothing, its own account neither. */
const WITHOUT: readonly Role[] = ['guardian', 'student', 'inspection'];

/** Kept with the answers, so that it goes when the session goes: `on` asks whoever it is, `off` was closed. */
const ASKED = ['email-asked'];

/** After a password of the school: it took the address away, and whoever it is learns of it. */
export const askForEmail = (queries: QueryClient): void => {
  queries.setQueryData(ASKED, 'on');
};

/** Says on every page that the account has no address (ACCT-48): to staff, and to whom the school gave a new password. */
export const EmailBar = () => {
  const { t } = useTranslation(['diary-sign-in', 'ui']);
  const queries = useQueryClient();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const isStaff = useRoles().some((role) => !WITHOUT.includes(role));
  const { data: asked } = useQuery<'on' | 'off' | undefined>({
    queryKey: ASKED,
    queryFn: () => 'off',
    enabled: false,
  });
  const isAsked = asked === 'on' || (isStaff && asked !== 'off');
  const { data: email } = useQuery({ ...ownEmailQuery(useApp()), enabled: isAsked });
  if (!isAsked || email !== null || path === '/account') return null;
  return (
    <Note kind="pen" icon="mail">
      <div className="note-line">
        <p>
          {t('diary-sign-in:email.bar')}{' '}
          <Link href="/account">{t('diary-sign-in:email.barLink')}</Link>
        </p>
        <IconButton
          icon="x"
          label={t('ui:close')}
          onPress={() => queries.setQueryData(ASKED, 'off')}
        />
      </div>
    </Note>
  );
};
