import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { FoldedPart } from '../../../shared/ui/folded-part.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { ACCOUNT_KEYS, type DeskAccount } from './account-queries.ts';
import { type Appointed, appointOffice, officeQuery, SPECIAL_KEYS } from './special-queries.ts';

const FAMILY: readonly string[] = ['student', 'guardian'];

const AppointQuestion = ({
  accounts,
  onClose,
  onDone,
}: {
  readonly accounts: readonly DeskAccount[];
  readonly onClose: () => void;
  readonly onDone: (appointed: Appointed) => void;
}) => {
  const { t } = useTranslation('diary-accounts');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const queries = useQueryClient();
  const [personId, choose] = useState('');
  const [appointment, setAppointment] = useState('');
  const staff = accounts.filter(
    (each) => each.personId !== null && !each.roles.some((role) => FAMILY.includes(role)),
  );
  const appoint = useMutation({
    mutationFn: () => appointOffice(core, schoolId, { personId, appointment }),
    onSuccess: async (appointed) => {
      for (const key of [SPECIAL_KEYS.office, ACCOUNT_KEYS.desk])
        await queries.invalidateQueries({ queryKey: [key, schoolId] });
      onDone(appointed);
    },
  });
  return (
    <Question
      isOpen
      danger
      onClose={onClose}
      question={t('office.ask')}
      consequence={<p>{t('office.effect')}</p>}
      leave={t('leave')}
      verb={t('office.verb')}
      busy={appoint.isPending}
      isDisabled={personId === '' || appointment.trim() === ''}
      onAnswer={() => appoint.mutate()}
    >
      <SelectField
        label={t('office.person')}
        prompt={t('slips.choose')}
        choices={staff.map((each) => ({ id: each.personId as string, label: each.name }))}
        value={personId}
        onChange={choose}
      />
      <Field
        label={t('office.appointment')}
        name="appointment"
        maxLength={200}
        value={appointment}
        onChange={setAppointment}
      />
      {appoint.error && <Trouble error={appoint.error} />}
    </Question>
  );
};

const Office = ({ accounts }: { readonly accounts: readonly DeskAccount[] }) => {
  const { t } = useTranslation('diary-accounts');
  const { core } = useApp();
  const toast = useToast();
  const { data, error } = useQuery(officeQuery(core, useSchoolId()));
  const [isAsked, ask] = useState(false);
  return (
    <>
      <p className="soft">{t('office.lead')}</p>
      {error && <Trouble error={error} />}
      {data?.length === 0 && <p>{t('office.none')}</p>}
      {data?.map((holder) => (
        <p key={holder.accountId}>{t('office.holder', { name: holder.name })}</p>
      ))}
      <div className="account-acts">
        <Button onPress={() => ask(true)}>{t('office.change')}</Button>
      </div>
      {isAsked && (
        <AppointQuestion
          accounts={accounts}
          onClose={() => ask(false)}
          onDone={(appointed) => {
            ask(false);
            toast({ text: t('office.done', { login: appointed.login }) });
          }}
        />
      )}
    </>
  );
};

/** The one person to whom the secretariat's account belongs, and the appointment of another (ACCT-47). */
export const OfficePart = ({ accounts }: { readonly accounts: readonly DeskAccount[] }) => {
  const { t } = useTranslation('diary-accounts');
  return (
    <FoldedPart id="office-holder" title={t('office.title')} className="account-slips">
      <Office accounts={accounts} />
    </FoldedPart>
  );
};
