import { useQuery } from '@tanstack/react-query';
import { dataOf } from '../../../shared/api/client.ts';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { date, faultsOf, needed } from '../people/faults.ts';
import { OfficeField, OfficeForm } from '../people/office-form.tsx';
import { useFields } from '../people/use-fields.ts';
import { ACTIVITIES, dayWithin } from './course-words.ts';
import { useStructureAddress } from './structure-address.ts';
import {
  type CourseRow,
  classesQuery,
  groupsQuery,
  subjectsQuery,
  type YearRow,
} from './structure-queries.ts';
import { NOBODY, TeacherField } from './teacher-field.tsx';
import { useStructure } from './use-structure.ts';
import { useStructureChange } from './use-structure-change.ts';

const CLASS = 'class:';
const GROUP = 'group:';

/** Classes and groups of the year in one list; only lessons are held with classes (STRUCT-07). */
const useTargets = (yearId: string, isLesson: boolean) => {
  const { t, core, schoolId } = useStructure();
  const { address } = useStructureAddress();
  const { data: classes = [] } = useQuery(classesQuery(core, schoolId, address.year));
  const { data: groups = [] } = useQuery(groupsQuery(core, schoolId));
  return [
    ...(isLesson ? classes : []).map(({ classId, name }) => ({
      id: `${CLASS}${classId}`,
      label: t('classes.one', { name }),
    })),
    ...groups
      .filter((group) => group.yearId === yearId)
      .map(({ groupId, name }) => ({ id: `${GROUP}${groupId}`, label: t('groups.one', { name }) })),
  ];
};

/** A subject for a class or group, and who teaches it from a day on. */
export const CourseForm = ({ year }: { readonly year: YearRow }) => {
  const { t, core, client, schoolId, headers, today } = useStructure();
  const { pick } = useStructureAddress();
  const { data: subjects = [] } = useQuery(subjectsQuery(core, schoolId));
  const save = useStructureChange();
  const first = {
    activity: 'lesson' as CourseRow['activity'],
    subjectId: '',
    target: '',
    groupName: '',
    teacher: NOBODY,
    from: dayWithin(year, today),
  };
  const form = useFields(first, (values) =>
    faultsOf(values, { subjectId: needed, target: needed, from: date }),
  );
  const { values, set, faults } = form;
  const isClass = values.target.startsWith(CLASS);
  const isLesson = values.activity === 'lesson';
  const targets = useTargets(year.yearId, isLesson);
  const setActivity = (activity: CourseRow['activity']) =>
    form.replace((now) => ({
      ...now,
      activity,
      target: activity !== 'lesson' && now.target.startsWith(CLASS) ? '' : now.target,
    }));
  const send = () =>
    save.mutate({
      onDone: () => pick(undefined),
      run: async () => {
        const call = client.POST('/api/v1/courses', {
          headers,
          body: {
            activity: values.activity,
            subjectId: values.subjectId,
            classId: isClass ? values.target.slice(CLASS.length) : null,
            groupId: isClass ? null : values.target.slice(GROUP.length),
            groupName: isClass ? values.groupName.trim() : '',
            teacherIds: values.teacher === NOBODY ? [] : [values.teacher],
            from: values.from,
          },
        });
        const { courseId, subjectName, targetName } = await dataOf(call);
        const remove = () =>
          dataOf(
            client.DELETE('/api/v1/courses/{courseId}', {
              headers,
              params: { path: { courseId } },
            }),
          );
        return { text: t('added', { name: `${subjectName}, ${targetName}` }), undo: remove };
      },
    });
  const nothingToChoose = isLesson ? t('classes.none') : t('courses.noGroups');
  return (
    <OfficeForm
      label={t('courses.add')}
      verb={t('add')}
      found={form.found}
      onTried={form.tried}
      onSend={send}
      onCancel={() => pick(undefined)}
      isPending={save.isPending}
      error={save.error}
    >
      <SelectField
        label={t('courses.activity')}
        choices={ACTIVITIES.map((id) => ({ id, label: t(`courses.activity.${id}`) }))}
        value={values.activity}
        onChange={setActivity}
        hint={t('courses.activityHint')}
      />
      <SelectField
        label={t('courses.subject')}
        prompt={t('pickOne')}
        choices={subjects.map(({ subjectId, name }) => ({ id: subjectId, label: name }))}
        value={values.subjectId}
        onChange={set('subjectId')}
        error={faults.subjectId && (subjects.length === 0 ? t('subjects.none') : t('needed'))}
      />
      <SelectField
        label={t('courses.target')}
        prompt={t('pickOne')}
        choices={targets}
        value={values.target}
        onChange={set('target')}
        error={faults.target && (targets.length === 0 ? nothingToChoose : t('needed'))}
      />
      {isClass && (
        <OfficeField
          label={t('courses.part')}
          name="groupName"
          maxLength={40}
          hint={t('courses.partHint')}
          value={values.groupName}
          onChange={set('groupName')}
        />
      )}
      <TeacherField
        label={t('courses.teacher')}
        nobody={t('courses.vacant')}
        value={values.teacher}
        onChange={set('teacher')}
      />
      <OfficeField
        label={t('fromDay')}
        name="from"
        type="date"
        value={values.from}
        onChange={set('from')}
        fault={faults.from}
      />
    </OfficeForm>
  );
};
