import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../shared/ui/field.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { ACCOUNT_KEYS, type DeskAccount, unlockAccount } from './account-queries.ts';

/** Unlocks an account; the reason is kept (ACCT-19). */
export const UnlockQuestion = ({
  account,
  onClose,
}: {
  readonly account: DeskAccount;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('diary-accounts');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const queries = useQueryClient();
  const toast = useToast();
  const [reason, setReason] = useState('');
  const { accountId, name } = account;
  const unlock = useMutation({
    mutationFn: () => unlockAccount(core, schoolId, { accountId, reason }),
    onSuccess: async () => {
      toast({ text: t('unlock.done', { name }) });
      await queries.invalidateQueries({ queryKey: [ACCOUNT_KEYS.desk, schoolId] });
      onClose();
    },
  });
  return (
    <Question
      isOpen
      onClose={onClose}
      question={t('unlock.ask', { name })}
      consequence={<p>{t('unlock.effect')}</p>}
      leave={t('leave')}
      verb={t('unlock.verb')}
      busy={unlock.isPending}
      isDisabled={reason.trim() === ''}
      onAnswer={() => unlock.mutate()}
    >
      <Field
        label={t('reason')}
        name="reason"
        maxLength={200}
        rows={2}
        value={reason}
        onChange={setReason}
      />
      {unlock.error && <Trouble error={unlock.error} />}
    </Question>
  );
};
