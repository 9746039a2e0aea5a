import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';

/** All cards, or the people who have none: two pages of one place. */
export const CardTabs = ({ now }: { readonly now: 'all' | 'missing' }) => {
  const { t } = useTranslation('diary-office');
  const navigate = useNavigate();
  return (
    <SegmentedSwitch
      label={t('cards.title')}
      segments={[
        { id: 'all', label: t('cards.tab.all') },
        { id: 'missing', label: t('cards.tab.missing') },
      ]}
      value={now}
      onChange={(id) => void navigate({ to: id === 'all' ? '/cards' : '/cards/missing' })}
    />
  );
};
