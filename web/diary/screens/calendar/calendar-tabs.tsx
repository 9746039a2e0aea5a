import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';

/** The year or the bells: two pages of one place. */
export const CalendarTabs = ({ now }: { readonly now: 'year' | 'bells' }) => {
  const { t } = useTranslation('diary-calendar');
  const navigate = useNavigate();
  return (
    <SegmentedSwitch
      label={t('tab.label')}
      segments={[
        { id: 'year', label: t('tab.year') },
        { id: 'bells', label: t('tab.bells') },
      ]}
      value={now}
      onChange={(id) => void navigate({ to: id === 'year' ? '/calendar' : '/bells' })}
    />
  );
};
