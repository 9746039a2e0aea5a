import { skipToken, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../shared/api/failure.ts';
import type { Session } from '../../../shared/api/wire.ts';
import { monotonicMs } from '../../../shared/time/browser-clock.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Field, PasswordField } from '../../../shared/ui/field.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { useApp } from '../../data/app.ts';
import { KEYS } from '../../data/queries.ts';
import { firstPlaceOf } from '../../nav/places.ts';
import { greet } from '../../session/greeting.tsx';
import { PasskeyCancelled } from '../../session/passkey.ts';
import { PasskeyTrouble } from '../../session/proof-form.tsx';
import { createRhythm, type Rhythm } from '../../session/rhythm.ts';
import {
  type Credentials,
  logIn,
  passkeyLogin,
  rolesOf,
  tellRhythm,
} from '../../session/session.ts';
import { ElsewhereButtons } from '../elsewhere/elsewhere-buttons.tsx';
import { Forgotten } from './forgotten.tsx';
import { GatePage } from './gate-page.tsx';
import { LockScreen } from './lock-screen.tsx';
import { OwnDevice } from './own-device.tsx';
import { refusalOf } from './refusal.ts';
import { RefusalNote } from './refusal-note.tsx';
import { SecondStep } from './second-step.tsx';
import { useCountdown } from './use-countdown.ts';

const useEntered = (rhythm: Rhythm, login: () => string) => {
  const app = useApp();
  const navigate = useNavigate();
  const { next } = useSearch({ from: '/login' });
  return async (session: Session): Promise<void> => {
    greet(app.queries);
    const times = rhythm.times(login());
    if (times) void tellRhythm(app, times);
    const wished = next ?? firstPlaceOf(rolesOf(session));
    const first = session.mustChangePassword ? '/welcome' : wished;
    await navigate({ href: session.mustEnrolFactor ? '/secure' : first, replace: true });
  };
};

const useLogin = (onDone: (session: Session) => Promise<void>) => {
  const app = useApp();
  const [leftMs, delay] = useCountdown();
  const { mutate, reset, error, isPending } = useMutation({
    mutationFn: (by: Credentials | { readonly ownDevice: boolean }) =>
      'login' in by ? logIn(app, by) : passkeyLogin(app, by.ownDevice),
    onSuccess: onDone,
    onError: (failure) => {
      const refusal = refusalOf(failure);
      if ('ms' in refusal && refusal.ms !== undefined) delay(refusal.ms);
    },
  });
  return { send: mutate, reset, error, isPending, leftMs };
};

/** Why nobody is in yet: what went wrong, or why one was signed out. */
const Why = ({ error, leftMs }: { readonly error: unknown; readonly leftMs: number }) => {
  const { t } = useTranslation('diary');
  const { why } = useSearch({ from: '/login' });
  if (error instanceof PasskeyCancelled) return <PasskeyTrouble error={error} />;
  if (error) return <RefusalNote refusal={refusalOf(error)} leftMs={leftMs} />;
  if (why === undefined) return null;
  return (
    <Note kind="pen" role="status">
      {why === 'idle' ? t('login.idle') : t('login.ended')}
    </Note>
  );
};

interface LoginProps extends ReturnType<typeof useLogin> {
  readonly rhythm: Rhythm;
  readonly onLogin: (login: string) => void;
}

/** Login and password, or a passkey alone. */
const LoginForm = ({ send, error, isPending, leftMs, rhythm, onLogin }: LoginProps) => {
  const { t } = useTranslation(['diary', 'diary-sign-in']);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [ownDevice, setOwnDevice] = useState(false);
  const isReady = login.trim() !== '' && password !== '' && leftMs === 0;
  return (
    <GatePage title={t('diary:login.title')} lead={t('diary:login.lead')}>
      <Why error={error} leftMs={leftMs} />
      <Form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReady || isPending) return;
          onLogin(login);
          send({ login, password, ownDevice });
        }}
      >
        <Field
          label={t('diary:login.login')}
          name="username"
          autoComplete="username"
          spellCheck="false"
          autoFocus
          maxLength={120}
          value={login}
          onChange={setLogin}
          onKeyDown={({ key }) => rhythm.down(key, monotonicMs())}
          onKeyUp={({ key }) => rhythm.up(key, monotonicMs())}
        />
        <PasswordField
          label={t('diary:login.password')}
          name="password"
          autoComplete="current-password"
          maxLength={200}
          value={password}
          onChange={setPassword}
        />
        <OwnDevice checked={ownDevice} onChange={setOwnDevice} />
        <Button kind="go" type="submit" wide isPending={isPending} isDisabled={leftMs > 0}>
          {t('diary:login.go')}
        </Button>
      </Form>
      <Button icon="key" isPending={isPending} onPress={() => send({ ownDevice })}>
        {t('diary-sign-in:passkey.signIn')}
      </Button>
      <ElsewhereButtons ownDevice={ownDevice} />
      <Forgotten />
    </GatePage>
  );
};

/** Signs in by login and password (ACCT-06), with a second step where there is one; unlocks a locked device. */
export const LoginScreen = () => {
  const [rhythm] = useState(createRhythm);
  const typed = useRef('');
  const done = useEntered(rhythm, () => typed.current);
  const state = useLogin(done);
  const { data: isLocked } = useQuery({
    queryKey: [KEYS.locked],
    queryFn: skipToken,
    initialData: false,
  });
  if (isLocked) return <LockScreen onDone={done} />;
  if (hasCode(state.error, 'accounts.second_step'))
    return <SecondStep onDone={done} onBack={state.reset} />;
  return (
    <LoginForm
      {...state}
      rhythm={rhythm}
      onLogin={(login) => {
        typed.current = login;
      }}
    />
  );
};
