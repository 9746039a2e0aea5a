import { useState } from 'react';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { email, faultsOf, needed, optional, phone } from '../people/faults.ts';
import { OfficeField, OfficeForm } from '../people/office-form.tsx';
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
  const { values, set, faults } = form;
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
      <OfficeField
        label={t('form.firstName')}
        name="firstName"
        maxLength={80}
        autoFocus
        value={values.firstName}
        onChange={set('firstName')}
        fault={faults.firstName}
      />
      <OfficeField
        label={t('form.lastName')}
        name="lastName"
        maxLength={80}
        value={values.lastName}
        onChange={set('lastName')}
        fault={faults.lastName}
      />
      <OfficeField
        label={t('form.phone')}
        name="phone"
        type="tel"
        maxLength={21}
        value={values.phone}
        onChange={set('phone')}
        fault={faults.phone}
      />
      <OfficeField
        label={t('form.email')}
        name="email"
        maxLength={200}
        value={values.email}
        onChange={set('email')}
        fault={faults.email}
      />
    </OfficeForm>
  );
};
