import { SelectField } from '../../../shared/ui/select-field.tsx';
import { faultsOf, needed } from '../people/faults.ts';
import { OfficeField, OfficeForm } from '../people/office-form.tsx';
import { useFields } from '../people/use-fields.ts';
import type { SiteRow } from './school-queries.ts';
import { useSchool } from './use-school.ts';

/** The name of a building or a room and, for a room that may move, its building. */
export const PlaceForm = ({
  label,
  name,
  siteId,
  sites = [],
  most,
  verb,
  isPending,
  error,
  onSend,
  onClose,
}: {
  readonly label: string;
  readonly name: string;
  readonly siteId?: SiteRow['siteId'];
  readonly sites?: readonly SiteRow[];
  readonly most: number;
  readonly verb: string;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onSend: (place: { name: string; siteId: SiteRow['siteId'] }) => void;
  readonly onClose: () => void;
}) => {
  const { t } = useSchool();
  const form = useFields({ name, siteId: siteId ?? '' }, (values) =>
    faultsOf(values, { name: needed }),
  );
  const { values, set, faults } = form;
  return (
    <OfficeForm
      label={label}
      verb={verb}
      found={form.found}
      onTried={form.tried}
      onSend={() =>
        onSend({ name: values.name.trim(), siteId: values.siteId as SiteRow['siteId'] })
      }
      onCancel={onClose}
      isPending={isPending}
      error={error}
    >
      <OfficeField
        label={t('placeName')}
        name="name"
        maxLength={most}
        autoFocus
        value={values.name}
        onChange={set('name')}
        fault={faults.name}
      />
      {sites.length > 1 && (
        <SelectField
          label={t('site')}
          choices={sites.map((site) => ({ id: site.siteId as string, label: site.name }))}
          value={values.siteId}
          onChange={set('siteId')}
        />
      )}
    </OfficeForm>
  );
};
