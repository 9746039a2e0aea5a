import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { useMoment } from '../../data/use-words.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useZone } from '../../session/use-session.ts';
import { endSessionsOf, sessionsOfQuery } from './account-history-queries.ts';
import type { DeskAccount } from './account-queries.ts';
import { Fold } from './fold.tsx';

interface PartProps {
  readonly account: Pick<DeskAccount, 'accountId' | 'name'>;
}

const EndQuestion = ({ account, onClose }: PartProps & { readonly onClose: () => void }) => {
  const { t } = useTranslation('diary-accounts');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const queries = useQueryClient();
  const toast = useToast();
  const [reason, setReason] = useState('');
  const { accountId, name } = account;
  const where = { schoolId, accountId };
  const end = useMutation({
    mutationFn: () => endSessionsOf(core, where, reason.trim()),
    onSuccess: async () => {
      toast({ text: t('sessions.done', { name }) });
      await queries.invalidateQueries({ queryKey: sessionsOfQuery(core, where).queryKey });
      onClose();
    },
  });
  return (
    <Question
      isOpen
      danger
      onClose={onClose}
      question={t('sessions.ask', { name })}
      consequence={<p>{t('sessions.effect')}</p>}
      leave={t('leave')}
      verb={t('sessions.verb')}
      busy={end.isPending}
      isDisabled={reason.trim() === ''}
      onAnswer={() => end.mutate()}
    >
      <Field
        label={t('reason')}
        name="reason"
        maxLength={200}
        rows={2}
        value={reason}
        onChange={setReason}
      />
      {end.error && <Trouble error={end.error} />}
    </Question>
  );
};

const Sessions = ({ account }: PartProps) => {
  const { t } = useTranslation(['diary-accounts', 'diary-sign-in']);
  const { core } = useApp();
  const schoolId = useSchoolId();
  const moment = useMoment(useZone(schoolId));
  const [isAsked, ask] = useState(false);
  const { accountId } = account;
  const { data, error, refetch } = useQuery(sessionsOfQuery(core, { schoolId, accountId }));
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={2} />;
  if (data.length === 0) return <p className="soft">{t('sessions.none')}</p>;
  return (
    <>
      <ul className="account-log">
        {data.map(({ sessionId, device, lastSeenAtUtc, locked }) => (
          <li key={sessionId}>
            <b>{device ?? t('diary-sign-in:sessions.unknown')}</b>
            <span className="soft small">
              {t('diary-sign-in:sessions.seen', { when: moment(lastSeenAtUtc) })}
              {locked && `, ${t('diary-sign-in:sessions.locked')}`}
            </span>
          </li>
        ))}
      </ul>
      <Button icon="logout" onPress={() => ask(true)}>
        {t('sessions.verb')}
      </Button>
      {isAsked && <EndQuestion account={account} onClose={() => ask(false)} />}
    </>
  );
};

/** Where the person is signed in, and the end of it all: a lost phone, a computer left open. */
export const SessionsPart = ({ account }: PartProps) => {
  const { t } = useTranslation('diary-accounts');
  return (
    <Fold title={t('sessions.title')}>
      <Sessions account={account} />
    </Fold>
  );
};
