import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';
import { isTimetableInCalendar } from '../../nav/place-at.ts';
import { useRoles } from '../../session/use-session.ts';

const ADDRESSES = { year: '/calendar', bells: '/bells', timetable: '/timetable' } as const;

/** The year, the bells and, for the administrator, whose bar has no place for it, the timetable: pages of one place. */
export const CalendarTabs = ({ now }: { readonly now: 'year' | 'bells' | 'timetable' }) => {
  const { t } = useTranslation('diary-calendar');
  const navigate = useNavigate();
  const hasTimetable = isTimetableInCalendar(useRoles());
  return (
    <SegmentedSwitch
      label={t('tab.label')}
      segments={[
        { id: 'year', label: t('tab.year') },
        { id: 'bells', label: t('tab.bells') },
        ...(hasTimetable ? [{ id: 'timetable' as const, label: t('tab.timetable') }] : []),
      ]}
      value={now}
      onChange={(id) => void navigate({ to: ADDRESSES[id] })}
    />
  );
};
