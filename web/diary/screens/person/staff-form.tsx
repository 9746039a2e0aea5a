import { useState } from 'react';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { boundField } from '../people/bound-field.tsx';
import { faultsOf, needed } from '../people/faults.ts';
import { POSITIONS } from '../people/new-staff-form.tsx';
import { OfficeForm } from '../people/office-form.tsx';
import type { StaffDetail } from '../people/people-queries.ts';
import { fullName } from '../people/person-words.ts';
import { useFields } from '../people/use-fields.ts';
import { usePeopleChange } from '../people/use-people-change.ts';
import { changeStaff } from './person-queries.ts';
import { usePart } from './use-act.ts';

const RULES = { firstName: needed, lastName: needed };

/** Another name or position of a member of staff. */
export const StaffForm = ({
  staff,
  onClose,
}: {
  readonly staff: StaffDetail;
  readonly onClose: () => void;
}) => {
  const { t, core, target } = usePart(staff.staffId);
  const toast = useToast();
  // That of the opening: what somebody else changes meanwhile must be told, not overwritten.
  const [version] = useState(staff.version);
  const { firstName, lastName, position } = staff;
  const form = useFields({ firstName, lastName, position }, (values) => faultsOf(values, RULES));
  const { values, set } = form;
  const field = boundField(form, form.faults);
  const save = usePeopleChange(
    () =>
      changeStaff(core, target, {
        version,
        firstName: values.firstName.trim(),
        lastName: values.lastName.trim(),
        position: values.position,
      }),
    (after) => {
      toast({ text: t('person.saved', { name: fullName(after) }) });
      onClose();
    },
  );
  return (
    <OfficeForm
      label={t('person.edit')}
      verb={t('form.save')}
      found={form.found}
      onTried={form.tried}
      onSend={() => save.mutate(undefined)}
      onCancel={onClose}
      isPending={save.isPending}
      error={save.error}
      onTakeTheirs={onClose}
    >
      {field('firstName', t('form.firstName'), { maxLength: 80, autoFocus: true })}
      {field('lastName', t('form.lastName'), { maxLength: 80 })}
      <SelectField
        label={t('form.position')}
        choices={POSITIONS.map((id) => ({ id, label: t(`position.${id}`) }))}
        value={values.position}
        onChange={set('position')}
      />
    </OfficeForm>
  );
};
