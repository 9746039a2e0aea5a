import { useTranslation } from 'react-i18next';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import type { ServiceRow } from './access-queries.ts';

const GRANTED = ['yes', 'no', 'paid'] as const;

/** What each mode has of the nine services; without `onChange` it is only read. */
export const ServiceTable = ({
  services,
  onChange,
}: {
  readonly services: readonly ServiceRow[];
  readonly onChange: ((services: readonly ServiceRow[]) => void) | undefined;
}) => {
  const { t } = useTranslation('diary-access');
  const cell = (row: ServiceRow, mode: 'basic' | 'extended') => {
    // Without the own settings nobody could change a password.
    if (onChange === undefined || row.service === 'configuration') return t(`granted.${row[mode]}`);
    return (
      <SelectField
        isLabelHidden
        label={`${t(`service.${row.service}`)}, ${t(`mode.${mode}`)}`}
        choices={GRANTED.map((id) => ({ id, label: t(`granted.${id}`) }))}
        value={row[mode]}
        onChange={(next) =>
          onChange(
            services.map((each) =>
              each.service === row.service ? { ...each, [mode]: next } : each,
            ),
          )
        }
      />
    );
  };
  return (
    <div className="table-frame">
      <table className="access-table">
        <thead>
          <tr>
            <th scope="col">{t('service')}</th>
            <th scope="col">{t('mode.basic')}</th>
            <th scope="col">{t('mode.extended')}</th>
          </tr>
        </thead>
        <tbody>
          {services.map((row) => (
            <tr key={row.service}>
              <th scope="row">{t(`service.${row.service}`)}</th>
              <td>{cell(row, 'basic')}</td>
              <td>{cell(row, 'extended')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
