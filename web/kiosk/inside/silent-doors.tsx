import type { Inside } from '@furtka/hub-contract/kiosk-desk';
import { useTranslation } from 'react-i18next';
import { browserClock } from '../../shared/time/browser-clock.ts';
import { Note } from '../../shared/ui/note.tsx';
import { useKiosk } from '../session/kiosk-context.ts';
import { schoolTimeOf } from '../shell/core-line.ts';

/** Wall time of an instant that the hub told by its system clock. */
export const useSilenceClock = ({ atUtc }: Inside): ((systemUtc: number) => string) => {
  const { zone } = useKiosk();
  const systemNow = browserClock.nowMs();
  return (systemUtc) =>
    zone.clockOf(schoolTimeOf(systemUtc, { schoolUtc: atUtc, systemUtc: systemNow }));
};

/** Doors that the list knows nothing new of, by name, and the diary's absence: why a number has its ±. */
export const SilentDoors = ({ inside }: { inside: Inside }) => {
  const { t } = useTranslation('kiosk-inside');
  const clockOf = useSilenceClock(inside);
  return (
    <>
      {inside.silentDoors.length > 0 && (
        <Note kind="lamp" icon="offline">
          <b>{t('silent')}</b>{' '}
          {inside.silentDoors
            .map(({ name, sinceUtc }) => t('silent.door', { name, time: clockOf(sinceUtc) }))
            .join(', ')}
          .
        </Note>
      )}
      {!inside.coreConnected && (
        <Note kind="pen" icon="hub">
          {t('fromHub')}
        </Note>
      )}
    </>
  );
};
