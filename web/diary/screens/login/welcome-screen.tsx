import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { firstPlaceOf } from '../../nav/places.ts';
import { askForEmail } from '../../session/email-bar.tsx';
import { useLogOut } from '../../session/use-log-out.ts';
import { useRoles, useSession } from '../../session/use-session.ts';
import { PasswordForm } from '../account/password-form.tsx';
import { GatePage } from './gate-page.tsx';

/** A one-time password, or one that is too old, becomes an own one; nothing else works before (ACCT-08, 12, 13). */
export const WelcomeScreen = () => {
  const { t } = useTranslation(['diary', 'ui']);
  const navigate = useNavigate();
  const toast = useToast();
  const queries = useQueryClient();
  const roles = useRoles();
  const { isPasswordTooOld = false } = useSession();
  return (
    <GatePage
      title={t('diary:welcome.title')}
      lead={isPasswordTooOld ? t('diary:welcome.oldLead') : t('diary:welcome.lead')}
    >
      <PasswordForm
        currentLabel={isPasswordTooOld ? t('diary:password.current') : t('diary:welcome.oneTime')}
        onDone={() => {
          // The school’s new password took the address away.
          if (!isPasswordTooOld) askForEmail(queries);
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
