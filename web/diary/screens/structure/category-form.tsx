import { dataOf } from '../../../shared/api/client.ts';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { faultsOf, needed } from '../people/faults.ts';
import { OfficeField, OfficeForm } from '../people/office-form.tsx';
import { useFields } from '../people/use-fields.ts';
import { Checks } from './checks.tsx';
import { useStructureAddress } from './structure-address.ts';
import type { CategoryRow } from './structure-queries.ts';
import { useStructure } from './use-structure.ts';
import { useStructureChange } from './use-structure-change.ts';
import { hundredthsOf, weightText } from './weight.ts';

export const COLOURS = ['grey', 'blue', 'green', 'amber', 'red', 'violet'] as const;

interface Values {
  readonly name: string;
  readonly shortName: string;
  readonly weight: string;
  readonly counted: readonly string[];
  readonly colour: CategoryRow['colour'];
}

const bodyOf = ({ name, shortName, weight, counted, colour }: Values) => ({
  name: name.trim(),
  shortName: shortName.trim(),
  weightHundredths: hundredthsOf(weight) ?? 0,
  isCounted: counted.length > 0,
  colour,
});

/** Puts a category in or changes it; either can be taken back. */
const useSaveCategory = (row: CategoryRow | undefined) => {
  const { t, client, headers } = useStructure();
  const { pick } = useStructureAddress();
  const save = useStructureChange();
  const at = (gradeCategoryId: string) => ({ headers, params: { path: { gradeCategoryId } } });
  const send = (values: Values) =>
    save.mutate({
      onDone: () => pick(undefined),
      run: async () => {
        const body = bodyOf(values);
        const { name } = body;
        if (row === undefined) {
          const call = client.POST('/api/v1/grade-categories', { headers, body });
          const { gradeCategoryId } = await dataOf(call);
          const undo = () =>
            dataOf(
              client.DELETE('/api/v1/grade-categories/{gradeCategoryId}', at(gradeCategoryId)),
            );
          return { text: t('added', { name }), undo };
        }
        const { gradeCategoryId, ...before } = row;
        const put = (change: typeof before) =>
          dataOf(
            client.PUT('/api/v1/grade-categories/{gradeCategoryId}', {
              ...at(gradeCategoryId),
              body: change,
            }),
          );
        const { version } = await put({ ...body, version: row.version });
        return { text: t('saved', { name }), undo: () => put({ ...before, version }) };
      },
    });
  return { send, isPending: save.isPending, error: save.error };
};

/** Name, weight and colour of a category, and whether its grades count towards the average. */
export const CategoryForm = ({
  row,
  onAgain,
}: {
  readonly row: CategoryRow | undefined;
  readonly onAgain: () => void;
}) => {
  const { t } = useStructure();
  const { pick } = useStructureAddress();
  const save = useSaveCategory(row);
  const first: Values = {
    name: row?.name ?? '',
    shortName: row?.shortName ?? '',
    weight: row === undefined ? '1' : weightText(row.weightHundredths),
    counted: row === undefined || row.isCounted ? ['counted'] : [],
    colour: row?.colour ?? 'grey',
  };
  const form = useFields(first, (values) => ({
    ...faultsOf(values, { name: needed, shortName: needed }),
    ...(hundredthsOf(values.weight) === undefined ? { weight: 'weight' as const } : {}),
  }));
  const { values, set, faults } = form;
  return (
    <OfficeForm
      label={t('categories.form')}
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
        autoFocus={row === undefined}
        value={values.name}
        onChange={set('name')}
        fault={faults.name}
      />
      <div className="office-pair">
        <OfficeField
          label={t('shortName')}
          name="shortName"
          maxLength={10}
          value={values.shortName}
          onChange={set('shortName')}
          fault={faults.shortName}
        />
        <OfficeField
          label={t('categories.weight')}
          name="weight"
          maxLength={5}
          value={values.weight}
          onChange={set('weight')}
          fault={faults.weight}
        />
      </div>
      <SelectField
        label={t('categories.colour')}
        choices={COLOURS.map((id) => ({ id, label: t(`categories.colour.${id}`) }))}
        value={values.colour}
        onChange={set('colour')}
      />
      <Checks
        legend={t('categories.average')}
        items={[{ id: 'counted', label: t('categories.counts') }]}
        chosen={values.counted}
        onChange={set('counted')}
      />
    </OfficeForm>
  );
};
