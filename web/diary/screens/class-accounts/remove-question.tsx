import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../shared/ui/field.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { removePayment } from './access-queries.ts';
import { useAccessChange } from './use-access-change.ts';

/** Takes away a line that was entered wrongly, with a reason. */
export const RemoveQuestion = ({
  name,
  paymentId,
  onClose,
}: {
  readonly name: string;
  readonly paymentId: string;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('diary-access');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const [reason, setReason] = useState('');
  const remove = useAccessChange(
    () => removePayment(core, { schoolId, paymentId, reason }),
    onClose,
  );
  return (
    <Question
      isOpen
      danger
      onClose={onClose}
      question={t('remove.ask', { name })}
      consequence={<p>{t('remove.effect')}</p>}
      leave={t('leave')}
      verb={t('remove.verb')}
      busy={remove.isPending}
      isDisabled={reason.trim() === ''}
      onAnswer={() => remove.mutate()}
    >
      <Field
        label={t('reason')}
        name="reason"
        maxLength={200}
        rows={2}
        value={reason}
        onChange={setReason}
      />
      {remove.error && <Trouble error={remove.error} />}
    </Question>
  );
};
