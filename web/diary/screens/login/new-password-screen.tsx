import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../../../shared/api/client.ts';
import { Button, LinkButton } from '../../../shared/ui/button.tsx';
import { PasswordField } from '../../../shared/ui/field.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { useApp } from '../../data/app.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { keptRules, PASSWORD_RULES } from '../../session/password-rules.ts';
import { Rules } from '../account/password-form.tsx';
import { GatePage } from './gate-page.tsx';

const TOKEN_LENGTH = 43;

/** Another password by the link of a letter; the secret stands behind the # and leaves the browser only in the request. */
export const NewPasswordScreen = () => {
  const { core } = useApp();
  const { t } = useTranslation(['diary-first', 'diary']);
  const [token] = useState(() => window.location.hash.slice(1));
  const [password, setPassword] = useState('');
  const set = useMutation({
    mutationFn: () =>
      dataOf(core.client.POST('/api/v1/lost-password/new', { body: { token, password } })),
  });
  const isReady = keptRules(password, '').size === PASSWORD_RULES.length;
  const isWhole = token.length === TOKEN_LENGTH;
  return (
    <GatePage title={t('diary-first:lost.title')} lead={t('diary-first:lost.lead')}>
      {!isWhole && <Note kind="no">{t('diary-first:lost.broken')}</Note>}
      {set.isSuccess && (
        <Note kind="pen" role="status">
          {t('diary-first:lost.done')}
        </Note>
      )}
      {isWhole && !set.isSuccess && (
        <Form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            if (isReady && !set.isPending) set.mutate();
          }}
        >
          {set.error && <Trouble error={set.error} />}
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
          <Button kind="go" type="submit" wide isPending={set.isPending} isDisabled={!isReady}>
            {t('diary:password.save')}
          </Button>
        </Form>
      )}
      <LinkButton href="/login">{t('diary-first:lost.toLogin')}</LinkButton>
    </GatePage>
  );
};
