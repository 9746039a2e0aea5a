import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../shared/api/failure.ts';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { useSchoolNow } from '../../data/use-school-now.ts';
import { useZone } from '../../session/use-session.ts';
import { boundField } from './bound-field.tsx';
import { date, type Faults, faultsOf, needed, numberInClass, optional, pesel } from './faults.ts';
import { NewPanel } from './new-panel.tsx';
import { OfficeForm } from './office-form.tsx';
import { addStudent, classSummariesQuery } from './people-queries.ts';
import { fullName } from './person-words.ts';
import { useFields } from './use-fields.ts';
import { usePeopleChange } from './use-people-change.ts';

const RULES = {
  firstName: needed,
  lastName: needed,
  classId: needed,
  numberInClass: optional(numberInClass),
  joinedOn: date,
  bornOn: optional(date),
  pesel: optional(pesel),
  agreedBy: needed,
  agreedOn: date,
};
const EMPTY = {
  firstName: '',
  lastName: '',
  classId: '',
  numberInClass: '',
  joinedOn: '',
  bornOn: '',
  pesel: '',
  agreedBy: '',
  agreedOn: '',
};
type Values = typeof EMPTY;

/** What the server found, at the field it is about. */
const faultOfError = (error: unknown): Faults<Values> => ({
  ...(hasCode(error, 'students.pesel_taken') ? { pesel: 'peselTaken' as const } : {}),
  ...(hasCode(error, 'students.bad_pesel') ? { pesel: 'pesel' as const } : {}),
});

const useNewStudent = (onAdded: (personId: string) => void) => {
  const { t } = useTranslation('diary-office');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const toast = useToast();
  return usePeopleChange(
    (values: Values) =>
      addStudent(core, schoolId, {
        firstName: values.firstName.trim(),
        lastName: values.lastName.trim(),
        classId: values.classId,
        ...(values.numberInClass.trim() === ''
          ? {}
          : { numberInClass: Number(values.numberInClass) }),
        joinedOn: values.joinedOn,
        ...(values.bornOn === '' ? {} : { bornOn: values.bornOn }),
        ...(values.pesel.trim() === '' ? {} : { pesel: values.pesel.trim() }),
        agreement: { by: values.agreedBy.trim(), on: values.agreedOn },
      }),
    (student) => {
      toast({ text: t('new.done', { name: fullName(student) }) });
      onAdded(student.studentId);
    },
  );
};

/** A new student in a class; card and account come later. */
export const NewStudentForm = ({
  onClose,
  onAdded,
}: {
  readonly onClose: () => void;
  readonly onAdded: (personId: string) => void;
}) => {
  const { t } = useTranslation('diary-office');
  const schoolId = useSchoolId();
  const today = useZone(schoolId).dateOf(useSchoolNow());
  const { data: classes = [] } = useQuery(classSummariesQuery(useApp().core, schoolId));
  const form = useFields({ ...EMPTY, joinedOn: today, agreedOn: today }, (values) =>
    faultsOf(values, RULES),
  );
  const add = useNewStudent(onAdded);
  const { values, set } = form;
  const fromServer = faultOfError(add.error);
  const faults = { ...form.faults, ...fromServer };
  const field = boundField(form, faults);
  return (
    <NewPanel title={t('new.student')} onClose={onClose}>
      <OfficeForm
        label={t('new.student')}
        verb={t('people.addStudent')}
        found={form.found}
        onTried={form.tried}
        onSend={() => add.mutate(values)}
        onCancel={onClose}
        isPending={add.isPending}
        error={fromServer.pesel === undefined ? add.error : undefined}
      >
        {field('firstName', t('form.firstName'), { maxLength: 80 })}
        {field('lastName', t('form.lastName'), { maxLength: 80 })}
        <div className="office-pair">
          <SelectField
            label={t('form.class')}
            prompt={t('form.chooseClass')}
            choices={classes.map(({ classId: id, name }) => ({ id, label: name }))}
            value={values.classId}
            onChange={set('classId')}
            error={faults.classId && t(`fault.${faults.classId}`)}
          />
          {field('numberInClass', t('form.number'), {
            inputMode: 'numeric',
            maxLength: 2,
            hint: t('form.numberFree'),
          })}
        </div>
        {field('joinedOn', t('form.joinedOn'), { type: 'date' })}
        {field('bornOn', t('form.bornOn'), { type: 'date', hint: t('form.optional') })}
        {field('pesel', t('form.pesel'), {
          inputMode: 'numeric',
          autoComplete: 'off',
          maxLength: 11,
          hint: t('form.optional'),
          onChange: (next) => {
            add.reset();
            set('pesel')(next);
          },
        })}
        {field('agreedBy', t('form.agreedBy'), { maxLength: 120 })}
        {field('agreedOn', t('form.agreedOn'), { type: 'date' })}
        <p className="soft small">{t('new.studentNote')}</p>
      </OfficeForm>
    </NewPanel>
  );
};
