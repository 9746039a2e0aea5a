import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel, Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Field, PasswordField } from '../../../shared/ui/field.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { useApp } from '../../data/app.ts';
import { firstPlaceOf } from '../../nav/places.ts';
import { greet } from '../../session/greeting.tsx';
import { logIn, rolesOf } from '../../session/session.ts';
import { GatePage } from './gate-page.tsx';
import { refusalOf } from './refusal.ts';
import { RefusalNote } from './refusal-note.tsx';
import { useCountdown } from './use-countdown.ts';

/** The way back in that exists today: the office, with a document (PASS). */
const Forgotten = () => {
  const { t } = useTranslation('diary');
  return (
    <Disclosure>
      <AriaButton slot="trigger" className="link-button">
        {t('login.forgotten')}
      </AriaButton>
      <DisclosurePanel>
        <p className="soft">{t('login.forgottenHow')}</p>
      </DisclosurePanel>
    </Disclosure>
  );
};

const useLogin = () => {
  const app = useApp();
  const navigate = useNavigate();
  const { next } = useSearch({ from: '/login' });
  const [leftMs, delay] = useCountdown();
  const { mutate, error, isPending } = useMutation({
    mutationFn: ({ login, password }: { login: string; password: string }) =>
      logIn(app, login, password),
    onSuccess: async (session) => {
      greet(app.queries);
      const wished = next ?? firstPlaceOf(rolesOf(session));
      await navigate({ href: session.mustChangePassword ? '/welcome' : wished, replace: true });
    },
    onError: (failure) => {
      const refusal = refusalOf(failure);
      if ('ms' in refusal && refusal.ms !== undefined) delay(refusal.ms);
    },
  });
  return { send: mutate, refusal: error && refusalOf(error), isPending, leftMs };
};

/** Signs in by login and password (ACCT-06). */
export const LoginScreen = () => {
  const { t } = useTranslation('diary');
  const { why } = useSearch({ from: '/login' });
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const { send, refusal, isPending, leftMs } = useLogin();
  const isReady = login.trim() !== '' && password !== '' && leftMs === 0;
  return (
    <GatePage title={t('login.title')} lead={t('login.lead')}>
      {why !== undefined && !refusal && (
        <Note kind="pen" role="status">
          {why === 'idle' ? t('login.idle') : t('login.ended')}
        </Note>
      )}
      {refusal && <RefusalNote refusal={refusal} leftMs={leftMs} />}
      <Form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !isPending) send({ login, password });
        }}
      >
        <Field
          label={t('login.login')}
          name="username"
          autoComplete="username"
          spellCheck="false"
          autoFocus
          maxLength={120}
          value={login}
          onChange={setLogin}
        />
        <PasswordField
          label={t('login.password')}
          name="password"
          autoComplete="current-password"
          maxLength={200}
          value={password}
          onChange={setPassword}
        />
        <Button kind="go" type="submit" wide isPending={isPending} isDisabled={leftMs > 0}>
          {t('login.go')}
        </Button>
      </Form>
      <Forgotten />
    </GatePage>
  );
};
