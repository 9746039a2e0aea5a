import { useTranslation } from 'react-i18next';
import { Note } from '../../shared/ui/note.tsx';
import type { Trouble } from '../link/trouble.ts';

/** What went wrong, in words; a code without a sentence of its own gets the general one. */
export const TroubleNote = ({ trouble }: { trouble: Trouble | undefined }) => {
  const { t, i18n } = useTranslation('kiosk');
  if (trouble === undefined) return null;
  const key = i18n.exists(`kiosk:${trouble.key}`) ? trouble.key : 'trouble.other';
  return (
    <Note kind="no" role="alert">
      {t(key as 'trouble.other', { minutes: trouble.minutes ?? 1 })}
    </Note>
  );
};
