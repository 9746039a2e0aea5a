import type { BookReply } from '@furtka/hub-contract/kiosk-api';
import { useTranslation } from 'react-i18next';
import { Note } from '../../shared/ui/note.tsx';

/** What became of an entry: written, then the door; and what was not checked while the diary is away. */
export const BookReceipt = ({ reply, written }: { reply: BookReply; written: string }) => {
  const { t } = useTranslation('kiosk-books');
  const door = reply.doorName ?? t('receipt.theDoor');
  return (
    <div className="receipt">
      <Note kind={reply.door === 'silent' ? 'lamp' : 'ok'} role="status">
        <b>{written}</b> {t(`receipt.${reply.door}`, { door })}
      </Note>
      {reply.doubtful && <Note kind="lamp">{t(`receipt.${reply.doubtful}`)}</Note>}
      {reply.noteDue && reply.forgottenThisMonth !== undefined && (
        <Note kind="lamp">{t('receipt.noteDue', { count: reply.forgottenThisMonth })}</Note>
      )}
      {reply.unchecked.length > 0 && (
        <Note kind="pen" icon="offline">
          {t('receipt.unchecked')}{' '}
          {reply.unchecked.map((code) => t(`unchecked.${code}`)).join(', ')}.
        </Note>
      )}
    </div>
  );
};
