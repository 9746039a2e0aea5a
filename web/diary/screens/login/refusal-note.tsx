import { useTranslation } from 'react-i18next';
import { Note } from '../../../shared/ui/note.tsx';
import { delayWords, type Refusal } from './refusal.ts';

/** Why nobody was let in, with the time that is left. */
export const RefusalNote = ({
  refusal,
  leftMs,
}: {
  readonly refusal: Refusal;
  readonly leftMs: number;
}) => {
  const { t } = useTranslation('diary');
  const left = () => {
    const { unit, count } = delayWords(leftMs);
    return unit === 'seconds' ? t('login.seconds', { count }) : t('login.minutes', { count });
  };
  const words = {
    wrong: () => t('login.wrong'),
    network: () => t('trouble.network'),
    server: () => t('trouble.server'),
    delay: () => (leftMs > 0 ? t('login.delay', { left: left() }) : t('login.again')),
    locked: () => (leftMs > 0 ? t('login.lockedFor', { left: left() }) : t('login.locked')),
  };
  const isSoft = refusal.kind === 'network' || refusal.kind === 'delay';
  return (
    <Note kind={isSoft ? 'lamp' : 'no'} role="alert">
      {words[refusal.kind]()}
    </Note>
  );
};
