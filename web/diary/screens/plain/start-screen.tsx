import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Page } from '../../nav/page.tsx';
import { useRoles } from '../../session/use-session.ts';

/** For roles whose screens come later: says so, and leads to the account. */
export const StartScreen = () => {
  const { t } = useTranslation('diary');
  const roles = useRoles();
  const words = roles.map((role) => t(`role.${role}`)).join(', ');
  return (
    <Page title={t('start.title')} lead={words}>
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
