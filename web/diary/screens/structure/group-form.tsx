import { useQuery } from '@tanstack/react-query';
import { dataOf } from '../../../shared/api/client.ts';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { faultsOf, needed } from '../people/faults.ts';
import { OfficeField, OfficeForm } from '../people/office-form.tsx';
import { useFields } from '../people/use-fields.ts';
import { Checks } from './checks.tsx';
import { useStructureAddress } from './structure-address.ts';
import { type ClassRow, type GroupRow, subjectsQuery } from './structure-queries.ts';
import { NOBODY, TeacherField } from './teacher-field.tsx';
import { useStructure } from './use-structure.ts';
import { useStructureChange } from './use-structure-change.ts';

interface Values {
  readonly name: string;
  readonly subject: string;
  readonly teacher: string;
  readonly classIds: readonly string[];
}

const orNull = (id: string): string | null => (id === NOBODY ? null : id);

const bodyOf = ({ name, subject, teacher, classIds }: Values) => ({
  name: name.trim(),
  subjectId: orNull(subject),
  teacherId: orNull(teacher),
  classIds: [...classIds],
});

/** Puts a group in or changes it; either can be taken back. */
const useSaveGroup = (row: GroupRow | undefined, yearId: string) => {
  const { t, client, headers } = useStructure();
  const { pick } = useStructureAddress();
  const save = useStructureChange();
  const at = (groupId: string) => ({ headers, params: { path: { groupId } } });
  const send = (values: Values) =>
    save.mutate({
      onDone: () => pick(undefined),
      run: async () => {
        const body = bodyOf(values);
        const { name } = body;
        if (row === undefined) {
          const call = client.POST('/api/v1/groups', { headers, body: { ...body, yearId } });
          const { groupId } = await dataOf(call);
          const undo = () => dataOf(client.DELETE('/api/v1/groups/{groupId}', at(groupId)));
          return { text: t('added', { name }), undo };
        }
        const put = (change: ReturnType<typeof bodyOf> & { version: number }) =>
          dataOf(client.PUT('/api/v1/groups/{groupId}', { ...at(row.groupId), body: change }));
        const { version } = await put({ ...body, version: row.version });
        const { subjectId, teacherId, classIds } = row;
        const before = { name: row.name, subjectId, teacherId, classIds, version };
        return { text: t('saved', { name }), undo: () => put(before) };
      },
    });
  return { send, isPending: save.isPending, error: save.error };
};

/** Name, classes, subject and teacher of a group. */
export const GroupForm = ({
  row,
  yearId,
  classes,
  onAgain,
}: {
  readonly row: GroupRow | undefined;
  readonly yearId: string;
  readonly classes: readonly ClassRow[];
  readonly onAgain: () => void;
}) => {
  const { t, core, schoolId } = useStructure();
  const { pick } = useStructureAddress();
  const { data: subjects = [] } = useQuery(subjectsQuery(core, schoolId));
  const save = useSaveGroup(row, yearId);
  const first: Values = {
    name: row?.name ?? '',
    subject: row?.subjectId ?? NOBODY,
    teacher: row?.teacherId ?? NOBODY,
    classIds: row?.classIds ?? [],
  };
  const form = useFields(first, (values) => ({
    ...faultsOf(values, { name: needed }),
    ...(values.classIds.length === 0 ? { classIds: 'required' as const } : {}),
  }));
  const { values, set, faults } = form;
  return (
    <OfficeForm
      label={t('groups.form')}
      verb={row === undefined ? t('add') : t('save')}
      found={form.found}
      onTried={form.tried}
      onSend={() => save.send(values)}
      onCancel={() => pick(undefined)}
      onTakeTheirs={onAgain}
      isPending={save.isPending}
      error={save.error}
    >
      <OfficeField
        label={t('name')}
        name="name"
        maxLength={80}
        hint={t('groups.nameHint')}
        autoFocus={row === undefined}
        value={values.name}
        onChange={set('name')}
        fault={faults.name}
      />
      <Checks
        legend={t('groups.classes')}
        items={classes.map(({ classId, name }) => ({ id: classId, label: name }))}
        chosen={values.classIds}
        onChange={set('classIds')}
        error={faults.classIds && t('groups.needClass')}
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
      <TeacherField
        label={t('groups.teacher')}
        nobody={t('groups.noTeacher')}
        hint={t('groups.teacherHint')}
        value={values.teacher}
        onChange={set('teacher')}
      />
    </OfficeForm>
  );
};
