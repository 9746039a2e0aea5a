import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { useApp } from '../../data/app.ts';
import { firstPlaceOf } from '../../nav/places.ts';
import { rolesOf, sessionQuery } from '../../session/session.ts';
import { StepUp } from '../../session/step-up.tsx';
import { useLogOut } from '../../session/use-log-out.ts';
import { useRoles } from '../../session/use-session.ts';
import { Factors } from '../account/factors.tsx';
import { GatePage } from './gate-page.tsx';

/** The school asks for a second factor and its time is over: nothing else works before one is set up. */
export const SecureScreen = () => {
  const app = useApp();
  const { t } = useTranslation(['diary-sign-in', 'ui']);
  const navigate = useNavigate();
  const roles = useRoles();
  const leave = useLogOut();
  return (
    <GatePage
      title={t('diary-sign-in:factors.enrolTitle')}
      lead={t('diary-sign-in:factors.enrolLead')}
    >
      <h2 className="vh">{t('diary-sign-in:factors.title')}</h2>
      <Factors
        onAdded={async () => {
          const session = await app.queries.fetchQuery({ ...sessionQuery(app), staleTime: 0 });
          const held = session ? rolesOf(session) : roles;
          await navigate({ href: firstPlaceOf(held), replace: true });
        }}
      />
      <StepUp />
      <Button kind="bare" icon="logout" onPress={leave}>
        {t('ui:logOut')}
      </Button>
    </GatePage>
  );
};
