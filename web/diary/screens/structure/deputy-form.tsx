import { dataOf } from '../../../shared/api/client.ts';
import { date, faultsOf, needed } from '../people/faults.ts';
import { OfficeField, OfficeForm } from '../people/office-form.tsx';
import { useFields } from '../people/use-fields.ts';
import type { ClassRow } from './structure-queries.ts';
import { TeacherField, useTeachers } from './teacher-field.tsx';
import { useStructure } from './use-structure.ts';
import { useStructureChange } from './use-structure-change.ts';

/** Who stands in for the homeroom teacher, from a day to a day, by whose decision. */
export const DeputyForm = ({
  row,
  onClose,
}: {
  readonly row: ClassRow;
  readonly onClose: () => void;
}) => {
  const { t, client, headers, today } = useStructure();
  const nameOf = useTeachers().nameOf;
  const save = useStructureChange();
  const first = { teacherId: '', from: today, to: today, decision: '' };
  const form = useFields(first, (values) => ({
    ...faultsOf(values, { teacherId: needed, from: date, to: date, decision: needed }),
    ...(values.to < values.from ? { to: 'turned' as const } : {}),
  }));
  const { values, set, faults } = form;
  const send = () =>
    save.mutate({
      onDone: onClose,
      run: async () => {
        const call = client.POST('/api/v1/classes/{classId}/homeroom-deputies', {
          headers,
          params: { path: { classId: row.classId } },
          body: { ...values, decision: values.decision.trim() },
        });
        await dataOf(call);
        return { text: t('leads.added', { name: nameOf(values.teacherId) }) };
      },
    });
  return (
    <OfficeForm
      label={t('leads.addDeputy')}
      verb={t('save')}
      found={form.found}
      onTried={form.tried}
      onSend={send}
      onCancel={onClose}
      isPending={save.isPending}
      error={save.error}
    >
      <TeacherField
        label={t('leads.who')}
        value={values.teacherId}
        onChange={set('teacherId')}
        error={faults.teacherId && t('needed')}
      />
      <div className="office-pair">
        {(['from', 'to'] as const).map((name) => (
          <OfficeField
            key={name}
            label={t(name)}
            name={name}
            type="date"
            value={values[name]}
            onChange={set(name)}
            fault={faults[name]}
          />
        ))}
      </div>
      <OfficeField
        label={t('leads.decision')}
        name="decision"
        maxLength={120}
        hint={t('leads.decisionHint')}
        value={values.decision}
        onChange={set('decision')}
        fault={faults.decision}
      />
    </OfficeForm>
  );
};
