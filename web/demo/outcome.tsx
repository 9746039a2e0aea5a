import { useTranslation } from 'react-i18next';
import { Icon } from '../shared/ui/icon.tsx';
import type { ShownTap } from './shown-tap.ts';

/** One sentence under the hops: what the door said, and what the parent sees once it is there. */
export const Outcome = ({
  tap,
  guardianName,
  doorName,
  time,
}: {
  tap: ShownTap | undefined;
  guardianName: string;
  doorName: string;
  time: string;
}) => {
  const { t } = useTranslation(['demo', 'reasons']);
  const sentence = (): string => {
    if (tap === undefined) return t('hops.idle');
    if (tap.decision === undefined) return t('outcome.wait');
    const reason = t(`reasons:${tap.reason}` as never) as string;
    if (tap.decision === 'denied') return t('outcome.denied', { reason });
    if (tap.times.live === undefined || tap.card.story !== 'pupilInLessons')
      return t('outcome.granted', { reason });
    const words = { guardian: guardianName, direction: t(`direction.${tap.direction}`) };
    return t('outcome.guardian', { ...words, time, door: doorName });
  };
  return (
    <p
      className={tap?.decision === undefined ? 'outcome' : `outcome is-${tap.decision}`}
      role="status"
      data-decision={tap?.decision ?? 'none'}
    >
      <Icon name={tap?.decision === 'denied' ? 'lock' : 'phone'} />
      <span>{sentence()}</span>
    </p>
  );
};
