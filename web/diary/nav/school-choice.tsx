import { useTranslation } from 'react-i18next';
import { SegmentedSwitch } from '../../shared/ui/segmented-switch.tsx';

/** Which school, for whoever works in more than one. */
export const SchoolChoice = ({
  schools,
  value,
  onChange,
}: {
  readonly schools: readonly { schoolId: string; schoolName: string }[];
  readonly value: string;
  readonly onChange: (schoolId: string) => void;
}) => {
  const { t } = useTranslation('diary');
  if (schools.length < 2) return null;
  return (
    <SegmentedSwitch
      label={t('cards.school')}
      segments={schools.map((one) => ({ id: one.schoolId, label: one.schoolName }))}
      value={value}
      onChange={onChange}
    />
  );
};
