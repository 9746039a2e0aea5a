import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../shared/ui/field.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { type PaymentLine, setMode } from './access-queries.ts';
import { useAccessChange } from './use-access-change.ts';

/** Back to the basic mode, with a reason that stays in the history. */
export const ModeQuestion = ({
  line,
  onClose,
}: {
  readonly line: PaymentLine;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('diary-access');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const [reason, setReason] = useState('');
  const { guardianId } = line;
  const change = useAccessChange(
    () => setMode(core, { schoolId, guardianId, mode: 'basic', reason }),
    onClose,
  );
  return (
    <Question
      isOpen
      danger
      onClose={onClose}
      question={t('end.ask', { name: line.name })}
      consequence={<p>{t('end.effect')}</p>}
      leave={t('leave')}
      verb={t('end.verb')}
      busy={change.isPending}
      isDisabled={reason.trim() === ''}
      onAnswer={() => change.mutate()}
    >
      <Field
        label={t('reason')}
        name="reason"
        maxLength={200}
        rows={2}
        value={reason}
        onChange={setReason}
      />
      {change.error && <Trouble error={change.error} />}
    </Question>
  );
};
