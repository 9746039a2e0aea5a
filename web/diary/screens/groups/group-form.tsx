import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { faultsOf, isDate, needed } from '../people/faults.ts';
import { OfficeField, OfficeForm } from '../people/office-form.tsx';
import { useFields } from '../people/use-fields.ts';
import { Checks } from '../structure/checks.tsx';
import { useStructureAddress } from '../structure/structure-address.ts';
import { type GroupRow, subjectsQuery } from '../structure/structure-queries.ts';
import { NOBODY, TeacherField } from '../structure/teacher-field.tsx';
import { useStructure } from '../structure/use-structure.ts';
import { useStructureChange } from '../structure/use-structure-change.ts';
import type { CandidateClass } from './group-queries.ts';
import { PupilPicker } from './pupil-picker.tsx';
import { bodyOf, type GroupBody, useGroupCalls } from './save-group.ts';

interface Values {
  readonly name: string;
  readonly subject: string;
  readonly teacher: string;
  readonly classIds: readonly string[];
  readonly from: string;
}
const orNull = (id: string): string | null => (id === NOBODY ? null : id);

/** Names of the classes whose terms have other dates than the first one; none: they may share a group (GROUP-06). */
export const apartFrom = (
  classes: readonly CandidateClass[],
): { readonly first: string; readonly others: string } | undefined => {
  const [first, ...rest] = classes;
  const others = rest.filter(({ termDates }) => termDates !== first?.termDates);
  if (first === undefined || others.length === 0) return undefined;
  return { first: first.name, others: others.map(({ name }) => name).join(', ') };
};

const useSave = (row: GroupRow | undefined, yearId: string, onDone: () => void) => {
  const { t } = useStructure();
  const { pick } = useStructureAddress();
  const calls = useGroupCalls();
  const save = useStructureChange();
  const send = (body: GroupBody, studentIds: readonly string[], from: string) =>
    save.mutate({
      // A new group stays open, with its list.
      ...(row && { onDone }),
      run: async () => {
        const { name } = body;
        if (row === undefined) {
          const { groupId, undo } = await calls.make({ ...body, yearId }, studentIds, from);
          pick(groupId);
          return { text: t('added', { name }), undo };
        }
        const { version } = await calls.change(row.groupId, { ...body, version: row.version });
        const undo = () => calls.change(row.groupId, { ...bodyOf(row), version });
        return { text: t('saved', { name }), undo };
      },
    });
  return { send, isPending: save.isPending, error: save.error };
};

export interface GroupFormProps {
  /** Left out: a new group, whose first members are chosen too. */
  readonly row: GroupRow | undefined;
  readonly yearId: string;
  /** First day of a new group, at first. */
  readonly begins: string;
  readonly classes: readonly CandidateClass[];
  /** May say who keeps the list; whoever may not keeps it. */
  readonly isAdmin: boolean;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

/** Name, subject, classes and first pupils of a group. */
export const GroupForm = ({ row, yearId, classes, ...rest }: GroupFormProps) => {
  const { t: words } = useTranslation('diary-groups');
  const { t, core, schoolId } = useStructure();
  const { data: subjects = [] } = useQuery(subjectsQuery(core, schoolId));
  const save = useSave(row, yearId, rest.onClose);
  const [pupils, setPupils] = useState<readonly string[]>([]);
  const first: Values = {
    name: row?.name ?? '',
    subject: row?.subjectId ?? NOBODY,
    teacher: row?.teacherId ?? NOBODY,
    classIds: row?.classIds ?? [],
    from: rest.begins,
  };
  const chosenOf = ({ classIds }: Values) =>
    classes.filter(({ classId }) => classIds.includes(classId));
  const form = useFields(first, (values) => ({
    ...faultsOf(values, { name: needed }),
    ...(isDate(values.from) ? {} : { from: 'date' as const }),
    ...(values.classIds.length === 0 || apartFrom(chosenOf(values))
      ? { classIds: 'required' as const }
      : {}),
  }));
  const { values, set, faults } = form;
  const chosen = chosenOf(values);
  const apart = apartFrom(chosen);
  const isListed = new Set(chosen.flatMap((one) => one.pupils.map(({ studentId }) => studentId)));
  const send = () =>
    save.send(
      {
        name: values.name.trim(),
        subjectId: orNull(values.subject),
        teacherId: orNull(values.teacher),
        classIds: [...values.classIds],
      },
      pupils.filter((id) => isListed.has(id)),
      values.from,
    );
  return (
    <OfficeForm
      label={t('groups.form')}
      verb={row === undefined ? t('add') : t('save')}
      found={form.found}
      onTried={form.tried}
      onSend={send}
      onCancel={rest.onClose}
      onTakeTheirs={rest.onAgain}
      isPending={save.isPending}
      error={save.error}
    >
      <OfficeField
        label={t('name')}
        name="name"
        maxLength={80}
        hint={t('groups.nameHint')}
        autoFocus
        value={values.name}
        onChange={set('name')}
        fault={faults.name}
      />
      <SelectField
        label={t('groups.subject')}
        choices={[
          { id: NOBODY, label: t('groups.anySubject') },
          ...subjects.map(({ subjectId, name }) => ({ id: subjectId, label: name })),
        ]}
        value={values.subject}
        onChange={set('subject')}
      />
      {rest.isAdmin && (
        <TeacherField
          label={t('groups.teacher')}
          nobody={t('groups.noTeacher')}
          hint={t('groups.teacherHint')}
          value={values.teacher}
          onChange={set('teacher')}
        />
      )}
      <div className="group-classes">
        <Checks
          legend={t('groups.classes')}
          items={classes.map(({ classId, name }) => ({ id: classId, label: name }))}
          chosen={values.classIds}
          onChange={set('classIds')}
          error={apart ? words('apart', apart) : faults.classIds && t('groups.needClass')}
        />
      </div>
      {row === undefined && chosen.length > 0 && !apart && (
        <>
          <OfficeField
            label={t('members.from')}
            name="from"
            type="date"
            value={values.from}
            onChange={set('from')}
            fault={faults.from}
          />
          <PupilPicker
            classes={chosen}
            chosen={pupils.filter((id) => isListed.has(id))}
            onChange={setPupils}
          />
        </>
      )}
    </OfficeForm>
  );
};
