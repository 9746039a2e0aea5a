import { useState } from 'react';
import { Field } from '../../../shared/ui/field.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { usePeopleChange } from '../people/use-people-change.ts';
import { endBond, setSeesPassages } from './person-queries.ts';
import { usePart } from './use-act.ts';

interface Named {
  readonly personId: string;
  readonly name: string;
}

/** What is asked about the bond of a guardian and a child. */
export type BondAct = 'withdraw' | 'give' | 'end';

/** Rights of a guardian over a child follow papers: the reason goes into the register of changes. */
export const BondQuestion = ({
  act,
  guardian,
  child,
  onClose,
}: {
  readonly act: BondAct;
  readonly guardian: Named;
  readonly child: Named;
  readonly onClose: () => void;
}) => {
  const { t, core, schoolId } = usePart(guardian.personId);
  const toast = useToast();
  const [reason, setReason] = useState('');
  const names = { guardian: guardian.name, child: child.name };
  const save = usePeopleChange(
    () => {
      const bond = { schoolId, studentId: child.personId, guardianId: guardian.personId };
      const why = reason.trim();
      if (act === 'end') return endBond(core, bond, why);
      return setSeesPassages(core, bond, { seesPassages: act === 'give', reason: why });
    },
    () => {
      toast({ text: t(`bond.${act}.done`, names) });
      onClose();
    },
  );
  return (
    <Question
      isOpen
      danger={act !== 'give'}
      onClose={onClose}
      question={t(`bond.${act}.question`, names)}
      consequence={<p>{t(`bond.${act}.consequence`)}</p>}
      leave={t('form.leave')}
      verb={t(`bond.${act}.verb`)}
      busy={save.isPending}
      isDisabled={reason.trim() === ''}
      onAnswer={() => save.mutate(undefined)}
    >
      <Field
        label={t('form.reason')}
        name="reason"
        maxLength={200}
        hint={t('bond.reasonHint')}
        value={reason}
        onChange={setReason}
      />
      {save.error && <Trouble error={save.error} />}
    </Question>
  );
};
