import { useTranslation } from 'react-i18next';
import { errorText } from '../../../shared/i18n/code-text.ts';
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
  const { t, i18n } = useTranslation('diary');
  const told = 'code' in refusal ? errorText(i18n, refusal.code) : undefined;
  const left = () => {
    const { unit, count } = delayWords(leftMs);
    return unit === 'seconds' ? t('login.seconds', { count }) : t('login.minutes', { count });
  };
  const words = {
    wrong: () => t('login.wrong'),
    network: () => t('trouble.network'),
    server: () => told ?? t('trouble.server'),
    told: () => told ?? t('login.wrong'),
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
