import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../shared/api/failure.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { PasswordField } from '../../../shared/ui/field.tsx';
import { Icon } from '../../../shared/ui/icon.tsx';
import { useApp } from '../../data/app.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { keptRules, PASSWORD_RULES } from '../../session/password-rules.ts';
import { changePassword } from '../../session/session.ts';
import { useSession } from '../../session/use-session.ts';

/** Rules that tick off while one types: sign, then colour. */
export const Rules = ({ next, current }: { readonly next: string; readonly current: string }) => {
  const { t } = useTranslation('diary');
  const kept = keptRules(next, current);
  return (
    <ul className="rules" aria-label={t('password.rules')}>
      {PASSWORD_RULES.map((rule) => (
        <li key={rule} className={kept.has(rule) ? 'kept' : ''}>
          <Icon name={kept.has(rule) ? 'check' : 'minus'} />
          <span>{t(`password.rule.${rule}`)}</span>
          <span className="vh">{kept.has(rule) ? t('password.kept') : t('password.notKept')}</span>
        </li>
      ))}
    </ul>
  );
};

export interface PasswordFormProps {
  readonly currentLabel: string;
  readonly onDone: () => void;
}

/** A new own password (ACCT-09, 10, 11, 16), shown while it is made. */
export const PasswordForm = ({ currentLabel, onDone }: PasswordFormProps) => {
  const app = useApp();
  const { login = '' } = useSession();
  const { t } = useTranslation('diary');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const { mutate, reset, error, isPending } = useMutation({
    mutationFn: () => changePassword(app, current, next),
    onSuccess: () => {
      setCurrent('');
      setNext('');
      onDone();
    },
  });
  const isReady = current !== '' && keptRules(next, current).size === PASSWORD_RULES.length;
  const isCurrentWrong = hasCode(error, 'accounts.wrong_current_password');
  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !isPending) mutate();
      }}
    >
      <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
      {error && !isCurrentWrong && <Trouble error={error} />}
      <PasswordField
        label={currentLabel}
        name="current"
        autoComplete="current-password"
        maxLength={200}
        value={current}
        onChange={(typed) => {
          reset();
          setCurrent(typed);
        }}
        error={isCurrentWrong ? t('password.currentWrong') : undefined}
      />
      <PasswordField
        label={t('password.next')}
        name="next"
        autoComplete="new-password"
        maxLength={200}
        shown
        value={next}
        onChange={setNext}
      />
      <Rules next={next} current={current} />
      <div className="answers start">
        <Button kind="go" type="submit" isPending={isPending} isDisabled={!isReady}>
          {t('password.save')}
        </Button>
      </div>
    </Form>
  );
};
