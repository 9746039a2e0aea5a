import type { Inside } from '@furtka/hub-contract/kiosk-desk';
import { useTranslation } from 'react-i18next';
import { Note } from '../../shared/ui/note.tsx';
import { useKiosk } from '../session/kiosk-context.ts';

/** Doors that the list knows nothing new of, by name, and the diary's absence: why a number has its ±. */
export const SilentDoors = ({ inside }: { inside: Inside }) => {
  const { t } = useTranslation('kiosk-inside');
  const { zone } = useKiosk();
  return (
    <>
      {inside.silentDoors.length > 0 && (
        <Note kind="lamp" icon="offline">
          <b>{t('silent')}</b>{' '}
          {inside.silentDoors
            .map(({ name, sinceUtc }) => t('silent.door', { name, time: zone.clockOf(sinceUtc) }))
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
