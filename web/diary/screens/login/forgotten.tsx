import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel, Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../../../shared/api/client.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { useApp } from '../../data/app.ts';
import { Trouble } from '../../nav/trouble.tsx';

/** Asks for a link; the answer is the same for every login, so that it tells nothing. */
const ByMail = () => {
  const { core } = useApp();
  const { t } = useTranslation('diary-first');
  const [login, setLogin] = useState('');
  const ask = useMutation({
    mutationFn: () => dataOf(core.client.POST('/api/v1/lost-password', { body: { login } })),
  });
  if (ask.isSuccess)
    return (
      <Note kind="pen" role="status">
        {t('lost.sent')}
      </Note>
    );
  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (login.trim() !== '') ask.mutate();
      }}
    >
      <Field
        label={t('lost.login')}
        name="lost-login"
        autoComplete="username"
        spellCheck="false"
        maxLength={120}
        value={login}
        onChange={setLogin}
      />
      {ask.error && <Trouble error={ask.error} />}
      <Button type="submit" isPending={ask.isPending} isDisabled={login.trim() === ''}>
        {t('lost.verb')}
      </Button>
    </Form>
  );
};

/** Whether letters are sent here is asked only by who opens the panel. */
const MailWay = () => {
  const { core } = useApp();
  const { t } = useTranslation('diary-first');
  const { data } = useQuery({
    queryKey: ['lost-password'],
    queryFn: () => dataOf(core.client.GET('/api/v1/lost-password')),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (data === undefined) return null;
  return data.byMail ? <ByMail /> : <p className="soft">{t('lost.noMail')}</p>;
};

/** The ways back in (PASS). The same for everybody: nothing tells whether a login exists. */
export const Forgotten = () => {
  const { t } = useTranslation(['diary', 'diary-sign-in']);
  const [isOpen, open] = useState(false);
  return (
    <Disclosure isExpanded={isOpen} onExpandedChange={open}>
      <AriaButton slot="trigger" className="link-button">
        {t('diary:login.forgotten')}
      </AriaButton>
      <DisclosurePanel>
        <h2 className="label">{t('diary-sign-in:back.title')}</h2>
        {isOpen && <MailWay />}
        <ul className="ways soft">
          <li>{t('diary-sign-in:back.card')}</li>
          <li>{t('diary-sign-in:back.office')}</li>
        </ul>
      </DisclosurePanel>
    </Disclosure>
  );
};
