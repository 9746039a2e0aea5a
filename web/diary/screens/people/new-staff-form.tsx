import { useTranslation } from 'react-i18next';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { useSchoolNow } from '../../data/use-school-now.ts';
import { useZone } from '../../session/use-session.ts';
import { boundField } from './bound-field.tsx';
import { date, faultsOf, needed } from './faults.ts';
import { NewPanel } from './new-panel.tsx';
import { OfficeForm } from './office-form.tsx';
import { addStaff, type Position } from './people-queries.ts';
import { fullName } from './person-words.ts';
import { useFields } from './use-fields.ts';
import { usePeopleChange } from './use-people-change.ts';

export const POSITIONS: readonly Position[] = [
  'teacher',
  'management',
  'office',
  'specialist',
  'support',
];
const RULES = { firstName: needed, lastName: needed, employedFrom: date };

/** A new member of staff. */
export const NewStaffForm = ({
  onClose,
  onAdded,
}: {
  readonly onClose: () => void;
  readonly onAdded: (personId: string) => void;
}) => {
  const { t } = useTranslation('diary-office');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const toast = useToast();
  const employedFrom = useZone(schoolId).dateOf(useSchoolNow());
  const first = { firstName: '', lastName: '', position: POSITIONS[0] ?? 'teacher', employedFrom };
  const form = useFields(first, (values) => faultsOf(values, RULES));
  const { values, set } = form;
  const field = boundField(form, form.faults);
  const add = usePeopleChange(
    () =>
      addStaff(core, schoolId, {
        ...values,
        firstName: values.firstName.trim(),
        lastName: values.lastName.trim(),
      }),
    (staff) => {
      toast({ text: t('new.done', { name: fullName(staff) }) });
      onAdded(staff.staffId);
    },
  );
  return (
    <NewPanel title={t('new.staff')} onClose={onClose}>
      <OfficeForm
        label={t('new.staff')}
        verb={t('people.addStaff')}
        found={form.found}
        onTried={form.tried}
        onSend={() => add.mutate(undefined)}
        onCancel={onClose}
        isPending={add.isPending}
        error={add.error}
      >
        {field('firstName', t('form.firstName'), { maxLength: 80 })}
        {field('lastName', t('form.lastName'), { maxLength: 80 })}
        <SelectField
          label={t('form.position')}
          choices={POSITIONS.map((id) => ({ id, label: t(`position.${id}`) }))}
          value={values.position}
          onChange={set('position')}
        />
        {field('employedFrom', t('form.employedFrom'), { type: 'date' })}
      </OfficeForm>
    </NewPanel>
  );
};
