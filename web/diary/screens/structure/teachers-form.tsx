import { dataOf } from '../../../shared/api/client.ts';
import { Note } from '../../../shared/ui/note.tsx';
import { date, faultsOf } from '../people/faults.ts';
import { OfficeField, OfficeForm } from '../people/office-form.tsx';
import { useFields } from '../people/use-fields.ts';
import { teacherIdsOn } from './course-words.ts';
import { useStructureAddress } from './structure-address.ts';
import type { CourseRow } from './structure-queries.ts';
import { NOBODY, TeacherField, useTeachers } from './teacher-field.tsx';
import { useStructure } from './use-structure.ts';
import { useStructureChange } from './use-structure-change.ts';

/** Who teaches from a day on; taken back from the same day. */
const useSetTeachers = (course: CourseRow) => {
  const { t, client, headers, day } = useStructure();
  const { pick } = useStructureAddress();
  const { nameOf } = useTeachers();
  const save = useStructureChange();
  const put = (body: { teacherIds: string[]; from: string; version: number; reason?: string }) =>
    dataOf(
      client.PUT('/api/v1/courses/{courseId}/teachers', {
        headers,
        params: { path: { courseId: course.courseId } },
        body,
      }),
    );
  const send = (teacherIds: string[], from: string, reason: string) =>
    save.mutate({
      onDone: () => pick(undefined),
      run: async () => {
        const said = reason.trim() === '' ? {} : { reason: reason.trim() };
        const before = teacherIdsOn(course, from);
        const { version } = await put({ teacherIds, from, version: course.version, ...said });
        const names = teacherIds.map(nameOf).join(', ') || t('courses.vacant');
        return {
          text: t('courses.taken', { name: course.subjectName, from: day(from), names }),
          undo: () => put({ teacherIds: before, from, version }),
        };
      },
    });
  return { send, isPending: save.isPending, error: save.error };
};

/** Change of the teacher of a course from a day on: the rights follow by themselves (STRUCT-19, STRUCT-20). */
export const TeachersForm = ({
  course,
  onAgain,
}: {
  readonly course: CourseRow;
  readonly onAgain: () => void;
}) => {
  const { t, today } = useStructure();
  const { pick } = useStructureAddress();
  const save = useSetTeachers(course);
  const [first = NOBODY, second = NOBODY, ...more] = teacherIdsOn(course, today);
  const form = useFields({ first, second, from: today, reason: '' }, (values) =>
    faultsOf(values, { from: date }),
  );
  const { values, set, faults } = form;
  const chosen = [...new Set([values.first, values.second, ...more])].filter((id) => id !== NOBODY);
  return (
    <OfficeForm
      label={t('courses.change')}
      verb={t('save')}
      found={form.found}
      onTried={form.tried}
      onSend={() => save.send(chosen, values.from, values.reason)}
      onCancel={() => pick(undefined)}
      onTakeTheirs={onAgain}
      isPending={save.isPending}
      error={save.error}
    >
      <TeacherField
        label={t('courses.teacher')}
        nobody={t('courses.vacant')}
        value={values.first}
        onChange={set('first')}
      />
      <TeacherField
        label={t('courses.second')}
        nobody={t('courses.noSecond')}
        value={values.second}
        onChange={set('second')}
      />
      <OfficeField
        label={t('fromDay')}
        name="from"
        type="date"
        value={values.from}
        onChange={set('from')}
        fault={faults.from}
      />
      <OfficeField
        label={t('courses.reason')}
        name="reason"
        maxLength={200}
        value={values.reason}
        onChange={set('reason')}
      />
      <Note kind="pen">{t('courses.rights')}</Note>
    </OfficeForm>
  );
};
