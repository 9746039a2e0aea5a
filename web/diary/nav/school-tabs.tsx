import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SegmentedSwitch } from '../../shared/ui/segmented-switch.tsx';
import { useRoles } from '../session/use-session.ts';
import { may } from './places.ts';

const ADDRESSES = {
  settings: '/settings',
  rights: '/rights',
  history: '/admin/history',
  accounts: '/accounts',
} as const;
type SchoolTab = keyof typeof ADDRESSES;

/** Settings, rights, the register of changes, accounts: pages of one place, „Szkoła"; a page one has no right to is absent. */
export const SchoolTabs = ({ now }: { readonly now: SchoolTab }) => {
  const { t } = useTranslation('diary-settings');
  const navigate = useNavigate();
  const tabs: readonly SchoolTab[] = may(useRoles(), 'readAccounts')
    ? ['settings', 'rights', 'history', 'accounts']
    : ['settings', 'rights', 'history'];
  return (
    <SegmentedSwitch
      label={t('tab.label')}
      segments={tabs.map((id) => ({ id, label: t(`tab.${id}`) }))}
      value={now}
      onChange={(id) => void navigate({ to: ADDRESSES[id] })}
    />
  );
};
