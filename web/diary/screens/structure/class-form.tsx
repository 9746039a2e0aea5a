import { useQuery } from '@tanstack/react-query';
import { dataOf } from '../../../shared/api/client.ts';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { bellsQuery } from '../calendar/calendar-queries.ts';
import { faultsOf, needed } from '../people/faults.ts';
import { OfficeField, OfficeForm } from '../people/office-form.tsx';
import { useFields } from '../people/use-fields.ts';
import { useStructureAddress } from './structure-address.ts';
import { type ClassRow, unitsQuery } from './structure-queries.ts';
import { useStructure } from './use-structure.ts';
import { useStructureChange } from './use-structure-change.ts';

/** The whole school, not one of its units. */
const WHOLE = 'whole';
const GRADES = ['1', '2', '3', '4', '5', '6', '7', '8'] as const;
type Grade = (typeof GRADES)[number] | '';

interface Values {
  readonly name: string;
  readonly gradeLevel: Grade;
  readonly bellScheduleId: string;
  readonly unit: string;
}

const bodyOf = (values: Values, siteId: ClassRow['siteId']) => ({
  name: values.name.trim(),
  gradeLevel: Number(values.gradeLevel),
  bellScheduleId: values.bellScheduleId,
  siteId,
  unitId: values.unit === WHOLE ? null : values.unit,
});

/** Puts a class in or changes it; either can be taken back. */
const useSaveClass = (row: ClassRow | undefined, yearId: string) => {
  const { t, client, headers } = useStructure();
  const { pick } = useStructureAddress();
  const save = useStructureChange();
  const at = (classId: string) => ({ headers, params: { path: { classId } } });
  const send = (values: Values) =>
    save.mutate({
      onDone: () => pick(undefined),
      run: async () => {
        const body = bodyOf(values, row?.siteId ?? null);
        const { name } = body;
        if (row === undefined) {
          const call = client.POST('/api/v1/classes', { headers, body: { ...body, yearId } });
          const { classId } = await dataOf(call);
          const undo = () => dataOf(client.DELETE('/api/v1/classes/{classId}', at(classId)));
          return { text: t('added', { name }), undo };
        }
        const { classId, yearId: _, ...before } = row;
        const put = (change: typeof before) =>
          dataOf(client.PUT('/api/v1/classes/{classId}', { ...at(classId), body: change }));
        const { version } = await put({ ...body, version: row.version });
        return { text: t('saved', { name }), undo: () => put({ ...before, version }) };
      },
    });
  return { send, isPending: save.isPending, error: save.error };
};

/** Name, grade, bell times and unit of a class. */
export const ClassForm = ({
  row,
  yearId,
  onAgain,
}: {
  readonly row: ClassRow | undefined;
  readonly yearId: string;
  readonly onAgain: () => void;
}) => {
  const { t, core, schoolId } = useStructure();
  const { pick } = useStructureAddress();
  const { data: bells = [] } = useQuery(bellsQuery(core, schoolId));
  const { data: units = [] } = useQuery(unitsQuery(core, schoolId));
  const save = useSaveClass(row, yearId);
  const [only] = bells.length === 1 ? bells : [];
  const first: Values = {
    name: row?.name ?? '',
    gradeLevel: row ? (String(row.gradeLevel) as Grade) : '',
    bellScheduleId: row?.bellScheduleId ?? '',
    unit: row?.unitId ?? WHOLE,
  };
  const form = useFields(first, (typed) =>
    faultsOf(withOnly(typed), { name: needed, gradeLevel: needed, bellScheduleId: needed }),
  );
  /** A school with one bell schedule is not asked which. */
  function withOnly(typed: Values): Values {
    return only && typed.bellScheduleId === ''
      ? { ...typed, bellScheduleId: only.bellScheduleId }
      : typed;
  }
  const { set, faults } = form;
  const values = withOnly(form.values);
  return (
    <OfficeForm
      label={t('classes.form')}
      verb={row === undefined ? t('add') : t('save')}
      found={form.found}
      onTried={form.tried}
      onSend={() => save.send(values)}
      onCancel={() => pick(undefined)}
      onTakeTheirs={onAgain}
      isPending={save.isPending}
      error={save.error}
    >
      <div className="office-pair">
        <OfficeField
          label={t('classes.name')}
          name="name"
          maxLength={20}
          autoFocus={row === undefined}
          value={values.name}
          onChange={set('name')}
          fault={faults.name}
        />
        <SelectField
          label={t('classes.grade')}
          prompt={t('pickOne')}
          choices={GRADES.map((id) => ({ id, label: id }))}
          value={values.gradeLevel}
          onChange={set('gradeLevel')}
          error={faults.gradeLevel && t('needed')}
        />
      </div>
      <SelectField
        label={t('classes.bells')}
        prompt={t('pickOne')}
        choices={bells.map(({ bellScheduleId, name }) => ({ id: bellScheduleId, label: name }))}
        value={values.bellScheduleId}
        onChange={set('bellScheduleId')}
        error={faults.bellScheduleId && (bells.length === 0 ? t('classes.noBells') : t('needed'))}
      />
      {units.length > 0 && (
        <SelectField
          label={t('classes.unit')}
          choices={[
            { id: WHOLE, label: t('classes.wholeSchool') },
            ...units.map(({ unitId, name }) => ({ id: unitId, label: name })),
          ]}
          value={values.unit}
          onChange={set('unit')}
        />
      )}
    </OfficeForm>
  );
};
