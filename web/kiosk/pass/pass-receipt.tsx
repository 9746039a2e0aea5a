import type { KioskPerson } from '@furtka/hub-contract/kiosk-api';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/button.tsx';
import { Note } from '../../shared/ui/note.tsx';
import { BookReceipt } from '../books/book-receipt.tsx';
import { minutesToWithdraw } from '../books/withdrawal.ts';
import { PersonHead } from '../people/person-head.tsx';
import { useKiosk } from '../session/kiosk-context.ts';
import type { usePass, Written } from './use-pass.ts';

/** The receipt stands where the act was; for ten minutes it can be taken back. */
export const PassReceipt = ({
  pass,
  person,
  written,
  onNext,
}: {
  pass: ReturnType<typeof usePass>;
  person: KioskPerson;
  written: Written;
  onNext: () => void;
}) => {
  const { t } = useTranslation('kiosk-books');
  const { nowUtc, zone } = useKiosk();
  const minutes = minutesToWithdraw(written.atUtc, nowUtc);
  const { entry, reply, isWithdrawn, atUtc } = written;
  return (
    <>
      <PersonHead
        person={
          isWithdrawn ? person : { ...person, isInside: entry.direction === 'in', seenAtUtc: atUtc }
        }
      />
      {isWithdrawn ? (
        <Note kind="pen" icon="undo" role="status">
          {t('pass.withdrawn')}
        </Note>
      ) : (
        <BookReceipt
          reply={reply}
          written={t(`pass.written.${entry.direction}`, { time: zone.clockOf(atUtc) })}
        />
      )}
      <div className="panel-foot">
        {!isWithdrawn && minutes > 0 && (
          <Button icon="undo" isPending={pass.isBusy} onPress={() => void pass.withdraw()}>
            {t('pass.withdraw', { count: minutes })}
          </Button>
        )}
        <Button kind="go" icon="right" autoFocus onPress={onNext}>
          {t('pass.next')}
        </Button>
      </div>
    </>
  );
};
