import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../shared/api/failure.ts';
import type { Role } from '../../../shared/api/wire.ts';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { faultsOf, login } from '../people/faults.ts';
import { OfficeField, OfficeForm } from '../people/office-form.tsx';
import type { PersonRow } from '../people/people-queries.ts';
import { useFields } from '../people/use-fields.ts';
import { usePeopleChange } from '../people/use-people-change.ts';
import { loginFor } from './login-for.ts';
import { type Issued, openAccount } from './person-queries.ts';
import { usePart } from './use-act.ts';

/** Roles that an account of such a person may have; the server judges again. */
const ROLES: Record<PersonRow['kind'], readonly Role[]> = {
  student: ['student'],
  guardian: ['guardian'],
  staff: [
    'teacher',
    'homeroomTeacher',
    'counsellor',
    'clubTeacher',
    'secretariat',
    'director',
    'deputyDirector',
    'cardIssuer',
    'caretaker',
    'dutyStaff',
    'facilitiesManager',
    'admin',
  ],
};
const RULES = { login };

/** An account for a person without one; its one-time password is shown once. */
export const NewAccountForm = ({
  person,
  onClose,
  onIssued,
}: {
  readonly person: PersonRow;
  readonly onClose: () => void;
  readonly onIssued: (issued: Issued) => void;
}) => {
  const { t, core, target } = usePart(person.personId);
  const { t: say } = useTranslation('diary');
  const roles = ROLES[person.kind];
  const first = { login: loginFor(person), role: roles[0] ?? 'student' };
  const form = useFields<{ login: string; role: Role }>(first, (values) => faultsOf(values, RULES));
  const { values, set } = form;
  const open = usePeopleChange(
    () => openAccount(core, target, { login: values.login.trim(), role: values.role }),
    (issued) => onIssued(issued),
  );
  const isTaken = hasCode(open.error, 'kernel.duplicate');
  return (
    <OfficeForm
      label={t('account.open')}
      verb={t('account.open')}
      found={form.found}
      onTried={form.tried}
      onSend={() => open.mutate(undefined)}
      onCancel={onClose}
      isPending={open.isPending}
      error={isTaken ? undefined : open.error}
    >
      <OfficeField
        label={t('account.login')}
        name="login"
        autoFocus
        autoComplete="off"
        spellCheck="false"
        maxLength={120}
        value={values.login}
        onChange={(next) => {
          open.reset();
          set('login')(next.toLowerCase());
        }}
        fault={isTaken ? 'loginTaken' : form.faults.login}
      />
      {roles.length > 1 && (
        <SelectField
          label={t('account.role')}
          choices={roles.map((id) => ({ id, label: say(`role.${id}`) }))}
          value={values.role}
          onChange={set('role')}
        />
      )}
    </OfficeForm>
  );
};
