import { useState } from 'react';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { boundField } from '../people/bound-field.tsx';
import { email, faultsOf, needed, optional, phone } from '../people/faults.ts';
import { OfficeForm } from '../people/office-form.tsx';
import type { GuardianDetail } from '../people/people-queries.ts';
import { fullName } from '../people/person-words.ts';
import { useFields } from '../people/use-fields.ts';
import { usePeopleChange } from '../people/use-people-change.ts';
import { changeGuardian } from './person-queries.ts';
import { usePart } from './use-act.ts';

const RULES = {
  firstName: needed,
  lastName: needed,
  phone: optional(phone),
  email: optional(email),
};
const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

/** Another name or other contacts of a guardian. */
export const ContactForm = ({
  guardian,
  onClose,
}: {
  readonly guardian: GuardianDetail;
  readonly onClose: () => void;
}) => {
  const { t, core, target } = usePart(guardian.guardianId);
  const toast = useToast();
  // That of the opening: what somebody else changes meanwhile must be told, not overwritten.
  const [version] = useState(guardian.version);
  const first = {
    firstName: guardian.firstName,
    lastName: guardian.lastName,
    phone: guardian.phone ?? '',
    email: guardian.email ?? '',
  };
  const form = useFields(first, (values) => faultsOf(values, RULES));
  const { values } = form;
  const field = boundField(form, form.faults);
  const save = usePeopleChange(
    () =>
      changeGuardian(core, target, {
        version,
        firstName: values.firstName.trim(),
        lastName: values.lastName.trim(),
        phone: orNull(values.phone),
        email: orNull(values.email),
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
      {field('phone', t('form.phone'), { type: 'tel', maxLength: 21 })}
      {field('email', t('form.email'), { maxLength: 200 })}
    </OfficeForm>
  );
};
