import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../../../shared/api/client.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { Page } from '../../nav/page.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { sessionQuery } from '../../session/session.ts';
import './accounts.css';

const LONGEST_CODE = 60;
const SHORTEST_CODE = 8;

/** The code of a slip joins the account of whoever is signed in to a further school (ACCT-01). */
export const JoinScreen = () => {
  const { t } = useTranslation('diary-accounts');
  const app = useApp();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const [code, setCode] = useState('');
  const join = useMutation({
    mutationFn: async () => {
      await dataOf(app.core.client.POST('/api/v1/own-account/invitation', { body: { code } }));
      await queries.fetchQuery({ ...sessionQuery(app), staleTime: 0 });
      await queries.invalidateQueries();
    },
    onSuccess: () => {
      toast({ text: t('join.done') });
      void navigate({ to: '/' });
    },
  });
  return (
    <Page title={t('join.title')} lead={t('join.lead')} back="/account">
      <form
        className="sheet account-join"
        onSubmit={(event) => {
          event.preventDefault();
          join.mutate();
        }}
      >
        <Field
          label={t('join.code')}
          name="code"
          maxLength={LONGEST_CODE}
          value={code}
          onChange={setCode}
        />
        {join.error && <Trouble error={join.error} />}
        <div>
          <Button
            kind="go"
            type="submit"
            isDisabled={code.trim().length < SHORTEST_CODE}
            isPending={join.isPending}
          >
            {t('join.verb')}
          </Button>
        </div>
      </form>
    </Page>
  );
};
