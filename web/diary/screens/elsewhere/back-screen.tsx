import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../shared/api/failure.ts';
import type { Session } from '../../../shared/api/wire.ts';
import { LinkButton } from '../../../shared/ui/button.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { useApp } from '../../data/app.ts';
import { firstPlaceOf } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { greet } from '../../session/greeting.tsx';
import { elsewhereLogin, rolesOf, sessionQuery } from '../../session/session.ts';
import { StepUp } from '../../session/step-up.tsx';
import { GatePage } from '../login/gate-page.tsx';
import { SecondStep } from '../login/second-step.tsx';
import { type Brought, broughtBy, finishLink, isLinking } from './elsewhere-queries.ts';

/** What came back is good once: it leaves the address bar before anything is done with it. */
const takeBrought = (): Brought | undefined => {
  const brought = broughtBy(window.location.search);
  window.history.replaceState(window.history.state, '', window.location.pathname);
  return brought;
};

const useEntered = () => {
  const app = useApp();
  const navigate = useNavigate();
  return async (session: Session): Promise<void> => {
    greet(app.queries);
    const first = session.mustChangePassword ? '/welcome' : firstPlaceOf(rolesOf(session));
    await navigate({ href: session.mustEnrolFactor ? '/secure' : first, replace: true });
  };
};

/** Ends what began at the login or on the page of one’s account, with what the issuer sent back. */
const useFinish = (onEntered: (session: Session) => Promise<void>) => {
  const app = useApp();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (brought: Brought) => {
      if (!isLinking(brought)) return onEntered(await elsewhereLogin(app, brought));
      // The page was loaded anew: the token of the session comes with it.
      await app.queries.ensureQueryData(sessionQuery(app));
      await finishLink(app, brought);
      await navigate({ href: '/account', replace: true });
    },
  });
};

/** Where the browser comes back to after somebody has signed in elsewhere. */
export const BackScreen = () => {
  const { t } = useTranslation('diary-elsewhere');
  const [brought] = useState(takeBrought);
  const onEntered = useEntered();
  const { mutate, error } = useFinish(onEntered);
  useEffect(() => {
    if (brought !== undefined) mutate(brought);
  }, [brought, mutate]);
  const { data: session } = useQuery(sessionQuery(useApp()));
  const isLink = brought !== undefined && isLinking(brought);
  if (hasCode(error, 'accounts.second_step'))
    return <SecondStep onDone={onEntered} onBack={() => window.location.assign('/login')} />;
  const isOver = brought === undefined || error !== null;
  return (
    <GatePage title={t('back.title')} lead={isOver ? t('back.over') : t('back.lead')}>
      {brought === undefined && <Note kind="no">{t('back.lost')}</Note>}
      {error && <Trouble error={error} />}
      {isOver && (
        <LinkButton href={isLink && session ? '/account' : '/login'}>
          {isLink && session ? t('back.toAccount') : t('back.toLogin')}
        </LinkButton>
      )}
      <StepUp />
    </GatePage>
  );
};
