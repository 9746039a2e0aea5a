import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SegmentedSwitch } from '../../shared/ui/segmented-switch.tsx';

const ADDRESSES = { settings: '/settings', history: '/admin/history' } as const;
type SchoolTab = keyof typeof ADDRESSES;

/** Settings or the register of changes: pages of one place, „Szkoła". */
export const SchoolTabs = ({ now }: { readonly now: SchoolTab }) => {
  const { t } = useTranslation('diary-settings');
  const navigate = useNavigate();
  return (
    <SegmentedSwitch
      label={t('tab.label')}
      segments={(['settings', 'history'] as const).map((id) => ({ id, label: t(`tab.${id}`) }))}
      value={now}
      onChange={(id) => void navigate({ to: ADDRESSES[id] })}
    />
  );
};
