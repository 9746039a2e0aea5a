import type { KioskStatus } from '@furtka/hub-contract/kiosk-api';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../shared/ui/icon.tsx';
import { go } from './use-path.ts';

/** What is in force at the doors of the whole school; without names, so also on the locked screen. */
export const AlarmBand = ({
  alarm,
  canCount,
}: {
  alarm: KioskStatus['alarm'];
  canCount: boolean;
}) => {
  const { t } = useTranslation('kiosk');
  if (alarm === undefined) return null;
  return (
    <div className={alarm === 'drill' ? 'alarm-band drill' : 'alarm-band'} role="alert">
      <Icon name="siren" />
      <b>{t(`alarm.${alarm}`)}</b>
      <span>{t(`alarm.${alarm}.what`)}</span>
      <span className="grow" />
      {canCount && (
        <button type="button" className="alarm-btn" onClick={() => go('muster')}>
          {t('alarm.count')}
        </button>
      )}
    </div>
  );
};
