import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { isAddress, LONGEST_EMAIL, ownEmailQuery, saveOwnEmail } from '../../session/own-email.ts';

const EmailForm = ({ email }: { readonly email: string | null }) => {
  const app = useApp();
  const toast = useToast();
  const { t } = useTranslation('diary-sign-in');
  const [typed, setTyped] = useState(email ?? '');
  const [isWrong, setWrong] = useState(false);
  const save = useMutation({
    mutationFn: (next: string | null) => saveOwnEmail(app, next),
    onSuccess: (_nothing, next) =>
      toast({ text: t(next === null ? 'email.removed' : 'email.saved') }),
  });
  const next = typed.trim();
  const isChanged = next !== '' && next !== email;
  return (
    <Form
      className="form"
      // The browser's own bubble speaks its language, not the page's.
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isChanged || save.isPending) return;
        if (isAddress(next)) save.mutate(next);
        else setWrong(true);
      }}
    >
      <p>{email === null ? t('email.none') : t('email.now', { email })}</p>
      <Field
        label={t('email.label')}
        name="email"
        type="email"
        autoComplete="email"
        maxLength={LONGEST_EMAIL}
        hint={t('email.hint')}
        value={typed}
        onChange={(value) => {
          setWrong(false);
          setTyped(value);
        }}
        error={isWrong ? t('email.wrong') : undefined}
      />
      {save.error && <Trouble error={save.error} />}
      <div className="answers start">
        <Button kind="go" type="submit" isPending={save.isPending} isDisabled={!isChanged}>
          {t('email.save')}
        </Button>
        {email !== null && (
          <Button isPending={save.isPending} onPress={() => save.mutate(null)}>
            {t('email.remove')}
          </Button>
        )}
      </div>
    </Form>
  );
};

/** The address to which the link for a lost password goes (ACCT-48). */
export const EmailPart = () => {
  const { t } = useTranslation('diary-sign-in');
  const { data, error, refetch } = useQuery(ownEmailQuery(useApp()));
  return (
    <section className="sheet" aria-labelledby="account-email">
      <header>
        <h2 id="account-email">{t('email.title')}</h2>
      </header>
      <div className="in">
        {error && <Trouble error={error} onRetry={() => void refetch()} />}
        {data === undefined && !error && <Skeleton lines={3} />}
        {data !== undefined && <EmailForm key={data ?? ''} email={data} />}
      </div>
    </section>
  );
};
