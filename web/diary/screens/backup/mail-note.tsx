import { useTranslation } from 'react-i18next';
import { Note } from '../../../shared/ui/note.tsx';

/** No letter goes out, and no letter can say so: the settings of the server must be mended. */
export const MailNote = () => {
  const { t } = useTranslation('diary-backup');
  return (
    <Note kind="no" role="alert">
      <p>
        <b>{t('mail.refused')}</b>
      </p>
      <p>{t('mail.refused.next')}</p>
    </Note>
  );
};
