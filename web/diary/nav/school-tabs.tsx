import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SegmentedSwitch } from '../../shared/ui/segmented-switch.tsx';
import { useRoles } from '../session/use-session.ts';
import { may } from './places.ts';

const ADDRESSES = {
  school: '/school',
  settings: '/settings',
  rights: '/rights',
  history: '/admin/history',
  accounts: '/accounts',
  import: '/admin/import',
  locks: '/admin/locks',
  privacy: '/admin/privacy',
} as const;
type SchoolTab = keyof typeof ADDRESSES;

/** Settings, rights, the register of changes, accounts, import: pages of one place, „Szkoła"; a page one has no right to is absent. */
export const SchoolTabs = ({ now }: { readonly now: SchoolTab }) => {
  const { t } = useTranslation('diary-settings');
  const navigate = useNavigate();
  const roles = useRoles();
  const isReader = may(roles, 'readSettings');
  const tabs: readonly SchoolTab[] = [
    ...(isReader ? (['school'] as const) : []),
    'settings',
    ...(isReader ? (['rights', 'history', 'locks', 'privacy'] as const) : []),
    ...(may(roles, 'readAccounts') ? (['accounts'] as const) : []),
    ...(may(roles, 'importFiles') ? (['import'] as const) : []),
  ];
  return (
    <SegmentedSwitch
      label={t('tab.label')}
      segments={tabs.map((id) => ({ id, label: t(`tab.${id}`) }))}
      value={now}
      onChange={(id) => void navigate({ to: ADDRESSES[id] })}
    />
  );
};
