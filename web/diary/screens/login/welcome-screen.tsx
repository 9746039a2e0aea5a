import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { firstPlaceOf } from '../../nav/places.ts';
import { useLogOut } from '../../session/use-log-out.ts';
import { useRoles } from '../../session/use-session.ts';
import { PasswordForm } from '../account/password-form.tsx';
import { GatePage } from './gate-page.tsx';

/** The one-time password becomes an own one; nothing else works before (ACCT-12, 13). */
export const WelcomeScreen = () => {
  const { t } = useTranslation(['diary', 'ui']);
  const navigate = useNavigate();
  const toast = useToast();
  const roles = useRoles();
  return (
    <GatePage title={t('diary:welcome.title')} lead={t('diary:welcome.lead')}>
      <PasswordForm
        currentLabel={t('diary:welcome.oneTime')}
        onDone={() => {
          toast({ text: t('diary:password.done') });
          void navigate({ href: firstPlaceOf(roles), replace: true });
        }}
      />
      <Button kind="bare" icon="logout" onPress={useLogOut()}>
        {t('ui:logOut')}
      </Button>
    </GatePage>
  );
};
