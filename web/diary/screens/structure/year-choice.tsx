import { useQuery } from '@tanstack/react-query';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { useStructureAddress } from './structure-address.ts';
import { type YearRow, yearsQuery } from './structure-queries.ts';
import { useStructure } from './use-structure.ts';

/** The school year that is shown: of the address, else that of today, else the last one. */
export const useYear = () => {
  const { core, schoolId } = useStructure();
  const { address } = useStructureAddress();
  const { data: years } = useQuery(yearsQuery(core, schoolId));
  const year: YearRow | undefined =
    years?.find(({ yearId }) => yearId === address.year) ??
    years?.find(({ isCurrent }) => isCurrent) ??
    years?.at(-1);
  return { years: years ?? [], year };
};

/** Which year is shown: a future one can be made ready long before it begins. */
export const YearChoice = () => {
  const { t } = useStructure();
  const { years, year } = useYear();
  const { showYear } = useStructureAddress();
  if (years.length < 2) return null;
  return (
    <SelectField
      label={t('years.which')}
      isLabelHidden
      choices={years.map(({ yearId, name, isCurrent }) => ({
        id: yearId,
        label: isCurrent ? t('years.current', { name }) : name,
      }))}
      value={year?.yearId ?? ''}
      onChange={showYear}
    />
  );
};
