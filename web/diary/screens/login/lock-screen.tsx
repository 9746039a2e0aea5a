import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../shared/api/failure.ts';
import type { Session } from '../../../shared/api/wire.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { PasswordField } from '../../../shared/ui/field.tsx';
import { useApp } from '../../data/app.ts';
import { PasskeyTrouble } from '../../session/proof-form.tsx';
import { leaveLocked, passkeyLogin, unlock } from '../../session/session.ts';
import { GatePage } from './gate-page.tsx';
import { SecondStep } from './second-step.tsx';

/** The session of an own device, locked: it shows nothing, not even whose it is (C-41). */
export const LockScreen = ({
  onDone,
}: {
  readonly onDone: (session: Session) => Promise<void>;
}) => {
  const app = useApp();
  const { t } = useTranslation('diary-sign-in');
  const [password, setPassword] = useState('');
  const opening = useMutation({
    mutationFn: (by: 'password' | 'passkey') =>
      by === 'password' ? unlock(app, password) : passkeyLogin(app, true),
    onSuccess: onDone,
  });
  const leaving = useMutation({ mutationFn: () => leaveLocked(app) });
  const error = opening.error ?? leaving.error;
  if (hasCode(error, 'accounts.second_step'))
    return <SecondStep onDone={onDone} onBack={() => opening.reset()} />;
  return (
    <GatePage title={t('lock.title')} lead={t('lock.lead')}>
      {error && <PasskeyTrouble error={error} />}
      <Form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (password !== '' && !opening.isPending) opening.mutate('password');
        }}
      >
        <PasswordField
          label={t('show.password')}
          name="password"
          autoComplete="current-password"
          autoFocus
          maxLength={200}
          value={password}
          onChange={setPassword}
        />
        <Button kind="go" type="submit" wide isPending={opening.isPending}>
          {t('lock.go')}
        </Button>
      </Form>
      <Button icon="key" onPress={() => opening.mutate('passkey')}>
        {t('show.passkey')}
      </Button>
      <Button kind="bare" icon="people" onPress={() => leaving.mutate()}>
        {t('lock.leave')}
      </Button>
    </GatePage>
  );
};
