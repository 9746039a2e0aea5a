import { useQuery } from '@tanstack/react-query';
import { ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { PERSON_KINDS } from './people-address.ts';
import { classSummariesQuery, peopleCountsQuery } from './people-queries.ts';
import { usePeopleAddress } from './use-people-address.ts';

const ANY = 'any';

/** Whom the list shows: kind with counts, class, and those who left. Each stands in the address. */
export const PeopleFilters = () => {
  const { t } = useTranslation('diary-office');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const { address, ofKind, ofClass, onlyFormer } = usePeopleAddress();
  const { data: counts } = useQuery(peopleCountsQuery(core, schoolId));
  const { data: classes = [] } = useQuery(classSummariesQuery(core, schoolId));
  const isFormer = address.former === true;
  const kinds = (['all', ...PERSON_KINDS] as const).map((id) => ({
    id,
    label:
      id === 'all' || isFormer || counts === undefined
        ? t(`people.kind.${id}`)
        : `${t(`people.kind.${id}`)} ${counts[id]}`,
  }));
  return (
    <>
      <SelectField
        label={t('people.class')}
        isLabelHidden
        choices={[
          { id: ANY, label: t('people.anyClass') },
          ...classes.map(({ classId, name }) => ({ id: classId, label: name })),
        ]}
        value={address.class ?? ANY}
        onChange={(id) => ofClass(id === ANY ? '' : id)}
      />
      <ToggleButton className="seg-item office-toggle" isSelected={isFormer} onChange={onlyFormer}>
        {t('people.former')}
      </ToggleButton>
      <SegmentedSwitch
        label={t('people.kinds')}
        segments={kinds}
        value={address.kind ?? 'all'}
        onChange={ofKind}
      />
    </>
  );
};
