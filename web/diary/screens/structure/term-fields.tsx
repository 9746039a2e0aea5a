import { OfficeField } from '../people/office-form.tsx';
import type { faultsOfTerms, TermDates } from './term-dates.ts';
import { useStructure } from './use-structure.ts';

/** First and last day of both terms. */
export const TermFields = ({
  dates,
  faults,
  onChange,
}: {
  readonly dates: TermDates;
  readonly faults: ReturnType<typeof faultsOfTerms>;
  readonly onChange: (dates: TermDates) => void;
}) => {
  const { t } = useStructure();
  return (['1', '2'] as const).map((ordinal) => (
    <fieldset key={ordinal} className="structure-term">
      <legend className="label">{t(`term.${ordinal}`)}</legend>
      <div className="office-pair">
        {([`from${ordinal}`, `to${ordinal}`] as const).map((name) => (
          <OfficeField
            key={name}
            label={name.startsWith('from') ? t('from') : t('to')}
            name={name}
            type="date"
            value={dates[name]}
            onChange={(value) => onChange({ ...dates, [name]: value })}
            fault={faults[name]}
          />
        ))}
      </div>
    </fieldset>
  ));
};
