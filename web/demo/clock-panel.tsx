import { useTranslation } from 'react-i18next';
import { Button } from '../shared/ui/button.tsx';
import type { DemoClockRequest } from './api-types.ts';

/** The trial's clock; it only moves forward. */
export const ClockPanel = ({
  time,
  day,
  onForward,
}: {
  time: string;
  day: string;
  onForward: (request: DemoClockRequest) => void;
}) => {
  const { t } = useTranslation('demo');
  return (
    <section className="demo-clock" aria-label={t('clock')}>
      <div>
        <div className="small soft">
          {t('clock')} · {day}
        </div>
        <time>{time}</time>
      </div>
      <fieldset className="demo-forward">
        <legend className="vh">{t('clock.forward')}</legend>
        <Button low onPress={() => onForward({ forwardMinutes: 15 })}>
          {t('clock.quarter')}
        </Button>
        <Button low onPress={() => onForward({ forwardMinutes: 60 })}>
          {t('clock.hour')}
        </Button>
        <Button low onPress={() => onForward({ toNextBell: true })}>
          {t('clock.bell')}
        </Button>
        <Button low onPress={() => onForward({ toNextMorning: true })}>
          {t('clock.morning')}
        </Button>
      </fieldset>
    </section>
  );
};
