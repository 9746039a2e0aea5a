import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../../shared/api/wire.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { PasswordField } from '../../../shared/ui/field.tsx';
import { useApp } from '../../data/app.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { keptRules, PASSWORD_RULES } from '../../session/password-rules.ts';
import { firstLogin } from '../../session/session.ts';
import { Rules } from '../account/password-form.tsx';
import { OwnDevice } from './own-device.tsx';

/** An own password, shown while it is made; the code is used up with it. */
export const FirstPassword = ({
  code,
  login,
  onDone,
}: {
  readonly code: string;
  readonly login: string;
  readonly onDone: (session: Session, ownDevice: boolean) => Promise<void>;
}) => {
  const app = useApp();
  const { t } = useTranslation(['diary-first', 'diary']);
  const [password, setPassword] = useState('');
  const [ownDevice, setOwnDevice] = useState(false);
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => firstLogin(app, { code, password, ownDevice }),
    onSuccess: (session) => onDone(session, ownDevice),
  });
  const isReady = keptRules(password, '').size === PASSWORD_RULES.length;
  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !isPending) mutate();
      }}
    >
      <p>
        {t('diary-first:password.login')} <b className="first-login">{login}</b>
      </p>
      <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
      {error && <Trouble error={error} />}
      <PasswordField
        label={t('diary:password.next')}
        name="next"
        autoComplete="new-password"
        maxLength={200}
        shown
        value={password}
        onChange={setPassword}
      />
      <Rules next={password} current="" />
      <OwnDevice checked={ownDevice} onChange={setOwnDevice} />
      <Button kind="go" type="submit" wide isPending={isPending} isDisabled={!isReady}>
        {t('diary-first:password.verb')}
      </Button>
    </Form>
  );
};
