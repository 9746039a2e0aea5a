import { SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { boundField } from '../people/bound-field.tsx';
import { email, faultsOf, needed, optional, phone } from '../people/faults.ts';
import { OfficeForm } from '../people/office-form.tsx';
import type { Relation } from '../people/people-queries.ts';
import { fullName } from '../people/person-words.ts';
import { useFields } from '../people/use-fields.ts';
import { usePeopleChange } from '../people/use-people-change.ts';
import { addGuardian } from './person-queries.ts';
import { usePart } from './use-act.ts';

const RELATIONS: readonly Relation[] = ['mother', 'father', 'legalGuardian', 'other'];
const RULES = {
  firstName: needed,
  lastName: needed,
  phone: optional(phone),
  email: optional(email),
};
interface Values {
  readonly firstName: string;
  readonly lastName: string;
  readonly relation: Relation;
  readonly sees: 'yes' | 'no';
  readonly phone: string;
  readonly email: string;
}
const EMPTY: Values = {
  firstName: '',
  lastName: '',
  relation: 'mother',
  sees: 'yes',
  phone: '',
  email: '',
};

/** Another guardian of a student, with contacts and the right to see entries and exits. */
export const NewGuardianForm = ({
  studentId,
  onClose,
}: {
  readonly studentId: string;
  readonly onClose: () => void;
}) => {
  const { t, core, target } = usePart(studentId);
  const toast = useToast();
  const form = useFields(EMPTY, (values) => faultsOf(values, RULES));
  const { values, set } = form;
  const field = boundField(form, form.faults);
  const add = usePeopleChange(
    () =>
      addGuardian(core, target, {
        firstName: values.firstName.trim(),
        lastName: values.lastName.trim(),
        relation: values.relation,
        seesPassages: values.sees === 'yes',
        ...(values.phone.trim() === '' ? {} : { phone: values.phone.trim() }),
        ...(values.email.trim() === '' ? {} : { email: values.email.trim() }),
      }),
    () => {
      toast({ text: t('person.guardianAdded', { name: fullName(values) }) });
      onClose();
    },
  );
  return (
    <OfficeForm
      label={t('person.addGuardian')}
      verb={t('person.addGuardian')}
      found={form.found}
      onTried={form.tried}
      onSend={() => add.mutate(undefined)}
      onCancel={onClose}
      isPending={add.isPending}
      error={add.error}
    >
      {field('firstName', t('form.firstName'), { maxLength: 80, autoFocus: true })}
      {field('lastName', t('form.lastName'), { maxLength: 80 })}
      <SelectField
        label={t('form.relation')}
        choices={RELATIONS.map((id) => ({ id, label: t(`relation.${id}`) }))}
        value={values.relation}
        onChange={set('relation')}
      />
      {field('phone', t('form.phone'), { type: 'tel', maxLength: 21 })}
      {field('email', t('form.email'), { maxLength: 200 })}
      <span className="label">{t('form.sees')}</span>
      <SegmentedSwitch
        label={t('form.sees')}
        segments={[
          { id: 'yes', label: t('form.yes') },
          { id: 'no', label: t('form.no') },
        ]}
        value={values.sees}
        onChange={set('sees')}
      />
    </OfficeForm>
  );
};
