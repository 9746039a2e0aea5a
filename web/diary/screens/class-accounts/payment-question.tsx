import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../shared/ui/field.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { useSchoolNow } from '../../data/use-school-now.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useZone } from '../../session/use-session.ts';
import { addPayments, type ClassGuardian } from './access-queries.ts';
import { useAccessChange } from './use-access-change.ts';
import { groszOf, typedOf } from './zloty.ts';

/** One line of the treasurer's list, typed. */
export const PaymentQuestion = ({
  classId,
  guardian,
  feeGrosz,
  onClose,
}: {
  readonly classId: string;
  readonly guardian: ClassGuardian;
  readonly feeGrosz: number;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('diary-access');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const today = useZone(schoolId).dateOf(useSchoolNow());
  const toast = useToast();
  const [amount, setAmount] = useState(typedOf(feeGrosz));
  const [paidOn, setPaidOn] = useState<string>(today);
  const amountGrosz = groszOf(amount);
  const { guardianId, name } = guardian;
  const add = useAccessChange(
    () =>
      addPayments(core, {
        schoolId,
        classId,
        payments: [{ guardianId, amountGrosz: amountGrosz ?? 0, paidOn }],
      }),
    () => {
      toast({ text: t('pay.done', { name }) });
      onClose();
    },
  );
  return (
    <Question
      isOpen
      onClose={onClose}
      question={t('pay.ask', { name })}
      consequence={<p>{t('pay.effect')}</p>}
      leave={t('leave')}
      verb={t('pay.save')}
      busy={add.isPending}
      isDisabled={amountGrosz === undefined || paidOn === ''}
      onAnswer={() => add.mutate()}
    >
      <Field
        label={t('pay.amount')}
        name="amount"
        maxLength={12}
        value={amount}
        onChange={setAmount}
        error={amountGrosz === undefined ? t('pay.amountWrong') : undefined}
      />
      <Field label={t('pay.date')} name="paid-on" type="date" value={paidOn} onChange={setPaidOn} />
      {add.error && <Trouble error={add.error} />}
    </Question>
  );
};
