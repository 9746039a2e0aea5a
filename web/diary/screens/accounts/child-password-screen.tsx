import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../../../shared/api/client.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { PasswordField } from '../../../shared/ui/field.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { childrenQuery, inSchool } from '../../data/queries.ts';
import { Page } from '../../nav/page.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { keptRules, PASSWORD_RULES } from '../../session/password-rules.ts';
import './accounts.css';

const ChildForm = ({
  studentId,
  schoolId,
  name,
}: {
  readonly studentId: string;
  readonly schoolId: string;
  readonly name: string;
}) => {
  const { t } = useTranslation(['diary-accounts', 'diary']);
  const { client } = useApp().core;
  const navigate = useNavigate();
  const toast = useToast();
  const [next, setNext] = useState('');
  const call = { headers: inSchool(schoolId), params: { path: { studentId } } };
  const account = useQuery({
    queryKey: ['child-account', studentId],
    queryFn: () => dataOf(client.GET('/api/v1/children/{studentId}/account', call)),
    retry: false,
  });
  const change = useMutation({
    mutationFn: () =>
      dataOf(client.PUT('/api/v1/children/{studentId}/password', { ...call, body: { next } })),
    onSuccess: () => {
      toast({ text: t('child.done', { name }) });
      void navigate({ to: '/home' });
    },
  });
  const isReady = keptRules(next, '').size === PASSWORD_RULES.length;
  if (account.isPending) return <Skeleton lines={3} />;
  if (account.error) return <Trouble error={account.error} />;
  return (
    <form
      className="sheet account-join"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) change.mutate();
      }}
    >
      <p>{t('child.login', { name, login: account.data.login })}</p>
      <PasswordField label={t('child.next')} name="next" value={next} onChange={setNext} />
      <p className="soft small">{t('child.rules')}</p>
      {change.error && <Trouble error={change.error} />}
      <div>
        <Button kind="go" type="submit" isDisabled={!isReady} isPending={change.isPending}>
          {t('child.verb')}
        </Button>
      </div>
    </form>
  );
};

/** A parent's new password for the account of the child (ACCT-31). */
export const ChildPasswordScreen = () => {
  const { t } = useTranslation('diary-accounts');
  const { studentId } = useParams({ from: '/inside/child/$studentId/password' });
  const { data, error, isPending } = useQuery(childrenQuery(useApp().core));
  const child = data?.find((each) => each.studentId === studentId);
  return (
    <Page title={t('child.title')} lead={t('child.lead')} back="/home">
      {isPending && <Skeleton lines={3} />}
      {error && <Trouble error={error} />}
      {data && !child && <p>{t('child.nobody')}</p>}
      {child && (
        <ChildForm
          studentId={child.studentId}
          schoolId={child.schoolId}
          name={`${child.firstName} ${child.lastName}`}
        />
      )}
    </Page>
  );
};
