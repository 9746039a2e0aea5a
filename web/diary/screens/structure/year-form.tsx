import { dataOf } from '../../../shared/api/client.ts';
import { date, faultsOf, needed } from '../people/faults.ts';
import { OfficeField, OfficeForm } from '../people/office-form.tsx';
import { useFields } from '../people/use-fields.ts';
import { useStructureAddress } from './structure-address.ts';
import type { YearRow } from './structure-queries.ts';
import { datesOf, faultsOfTerms, termsOf } from './term-dates.ts';
import { TermFields } from './term-fields.tsx';
import { useStructure } from './use-structure.ts';
import { useStructureChange } from './use-structure-change.ts';

const valuesOf = ({ name, from, to, lessonsFrom, lessonsTo, terms }: YearRow) => ({
  name,
  from,
  to,
  lessonsFrom,
  lessonsTo,
  ...datesOf(terms),
});

const bodyOf = ({ from1, to1, from2, to2, ...year }: ReturnType<typeof valuesOf>) => ({
  ...year,
  name: year.name.trim(),
  terms: termsOf({ from1, to1, from2, to2 }),
});

/** Puts a year in or changes it; either can be taken back. */
const useSaveYear = (year: YearRow, isNew: boolean) => {
  const { t, client, headers } = useStructure();
  const { pick } = useStructureAddress();
  const save = useStructureChange();
  const remove = (yearId: string) =>
    dataOf(
      client.DELETE('/api/v1/school-years/{yearId}', {
        headers,
        params: { path: { yearId }, query: { version: 1 } },
      }),
    );
  const put = (body: ReturnType<typeof bodyOf> & { version: number }) =>
    dataOf(
      client.PUT('/api/v1/school-years/{yearId}', {
        headers,
        params: { path: { yearId: year.yearId } },
        body,
      }),
    );
  const send = (values: ReturnType<typeof valuesOf>) =>
    save.mutate({
      onDone: () => pick(undefined),
      run: async () => {
        const body = bodyOf(values);
        if (isNew) {
          const call = client.POST('/api/v1/school-years', { headers, body });
          const { yearId } = await dataOf(call);
          return { text: t('added', { name: body.name }), undo: () => remove(yearId) };
        }
        const { version } = await put({ ...body, version: year.version });
        const before = { ...bodyOf(valuesOf(year)), version };
        return { text: t('saved', { name: body.name }), undo: () => put(before) };
      },
    });
  return { send, isPending: save.isPending, error: save.error };
};

/** Dates of a school year, of its lessons and of its terms. */
export const YearForm = ({
  year,
  isNew,
  onAgain,
}: {
  readonly year: YearRow;
  readonly isNew: boolean;
  readonly onAgain: () => void;
}) => {
  const { t } = useStructure();
  const { pick } = useStructureAddress();
  const save = useSaveYear(year, isNew);
  const form = useFields(valuesOf(year), (values) => ({
    ...faultsOf(values, { name: needed, from: date, to: date, lessonsFrom: date, lessonsTo: date }),
    ...faultsOfTerms(values),
  }));
  const { values, set, faults } = form;
  return (
    <OfficeForm
      label={t('years.form')}
      verb={isNew ? t('add') : t('save')}
      found={form.found}
      onTried={form.tried}
      onSend={() => save.send(values)}
      onCancel={() => pick(undefined)}
      onTakeTheirs={onAgain}
      isPending={save.isPending}
      error={save.error}
    >
      <OfficeField
        label={t('years.name')}
        name="name"
        maxLength={40}
        autoFocus={isNew}
        value={values.name}
        onChange={set('name')}
        fault={faults.name}
      />
      {(['from', 'lessonsFrom'] as const).map((name) => {
        const end = name === 'from' ? 'to' : 'lessonsTo';
        return (
          <fieldset key={name} className="structure-term">
            <legend className="label">{t(`years.${name}`)}</legend>
            <div className="office-pair">
              {([name, end] as const).map((field) => (
                <OfficeField
                  key={field}
                  label={field === name ? t('from') : t('to')}
                  name={field}
                  type="date"
                  value={values[field]}
                  onChange={set(field)}
                  fault={faults[field]}
                />
              ))}
            </div>
          </fieldset>
        );
      })}
      <TermFields
        dates={values}
        faults={faults}
        onChange={(dates) => form.replace((now) => ({ ...now, ...dates }))}
      />
    </OfficeForm>
  );
};
