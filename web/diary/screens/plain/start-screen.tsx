import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Page } from '../../nav/page.tsx';
import { NOTE_READERS, STAFF_PROBLEM_READERS } from '../../nav/readers.ts';
import { schoolsWith, useRoles, useSession } from '../../session/use-session.ts';
import { ProblemsLink } from '../card-problems/problems-link.tsx';
import { CardNotes } from '../notes/card-notes.tsx';

/** For roles whose screens come later: says so, leads to the account, and shows what is already told to them. */
export const StartScreen = () => {
  const { t } = useTranslation('diary');
  const roles = useRoles();
  const told = schoolsWith(useSession().memberships, NOTE_READERS);
  const managed = schoolsWith(useSession().memberships, STAFF_PROBLEM_READERS);
  const words = roles.map((role) => t(`role.${role}`)).join(', ');
  return (
    <Page title={t('start.title')} lead={words}>
      {told.map(({ schoolId }) => (
        <CardNotes key={schoolId} schoolId={schoolId} />
      ))}
      {managed.map(({ schoolId }) => (
        <ProblemsLink key={schoolId} schoolId={schoolId} whose="staff" />
      ))}
      <EmptyState
        icon="notebook"
        act={
          <LinkButton href="/account" icon="person">
            {t('place.account')}
          </LinkButton>
        }
      >
        {t('start.later')}
      </EmptyState>
    </Page>
  );
};
