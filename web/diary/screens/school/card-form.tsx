import { dataOf } from '../../../shared/api/client.ts';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { type Faults, faultsOf, needed, optional, rspo } from '../people/faults.ts';
import { OfficeField, OfficeForm } from '../people/office-form.tsx';
import { useFields } from '../people/use-fields.ts';
import type { CardBody, SchoolCard } from './school-queries.ts';
import { useSchool, useSchoolChange } from './use-school.ts';

const KINDS = [
  'kindergarten',
  'primary',
  'general',
  'technical',
  'vocationalFirst',
  'vocationalSecond',
  'postSecondary',
  'specialWork',
  'art',
  'complex',
  'other',
] as const satisfies readonly NonNullable<SchoolCard['kind']>[];
const UNKNOWN = 'unknown';

interface Values {
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
  readonly rspo: string;
  readonly address: string;
}

const valuesOf = (card: SchoolCard): Values => ({
  name: card.name,
  shortName: card.shortName,
  kind: card.kind ?? UNKNOWN,
  rspo: card.rspo ?? '',
  address: card.address,
});

const bodyOf = (values: Values): Omit<CardBody, 'version'> => ({
  name: values.name.trim(),
  shortName: values.shortName.trim(),
  kind: KINDS.find((kind) => kind === values.kind) ?? null,
  rspo: values.rspo.trim() === '' ? null : values.rspo.trim(),
  address: values.address.trim(),
});

const judge = (values: Values): Faults<Values> =>
  faultsOf(values, { name: needed, address: needed, rspo: optional(rspo) });

/** Names, type, number and address of the school, as they stand on prints and certificates. */
export const CardForm = ({
  card,
  onAgain,
  onClose,
}: {
  readonly card: SchoolCard;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}) => {
  const { t, client, headers } = useSchool();
  const save = useSchoolChange();
  const form = useFields(valuesOf(card), judge);
  const { values, set, faults } = form;
  const put = (body: Omit<CardBody, 'version'>, version: number) =>
    dataOf(client.PUT('/api/v1/school/card', { headers, body: { ...body, version } }));
  const send = () =>
    save.mutate({
      onDone: onClose,
      run: async () => {
        const { version } = await put(bodyOf(values), card.version);
        return { text: t('saved'), undo: () => put(bodyOf(valuesOf(card)), version) };
      },
    });
  return (
    <OfficeForm
      label={t('form')}
      verb={t('save')}
      found={form.found}
      onTried={form.tried}
      onSend={send}
      onCancel={onClose}
      onTakeTheirs={onAgain}
      isPending={save.isPending}
      error={save.error}
    >
      <OfficeField
        label={t('name')}
        name="name"
        maxLength={200}
        autoFocus
        value={values.name}
        onChange={set('name')}
        fault={faults.name}
      />
      <OfficeField
        label={t('shortName')}
        name="shortName"
        maxLength={20}
        hint={t('shortHint')}
        value={values.shortName}
        onChange={set('shortName')}
      />
      <SelectField
        label={t('kind')}
        choices={[
          { id: UNKNOWN, label: t('kind.unknown') },
          ...KINDS.map((id) => ({ id, label: t(`kind.${id}`) })),
        ]}
        value={values.kind}
        onChange={set('kind')}
      />
      <OfficeField
        label={t('rspo')}
        name="rspo"
        inputMode="numeric"
        maxLength={7}
        hint={t('rspoHint')}
        value={values.rspo}
        onChange={set('rspo')}
        fault={faults.rspo}
      />
      <OfficeField
        label={t('address')}
        name="address"
        maxLength={300}
        value={values.address}
        onChange={set('address')}
        fault={faults.address}
      />
    </OfficeForm>
  );
};
