import type { BookReply, LetInBody } from '@furtka/hub-contract/kiosk-api';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/button.tsx';
import { BookReceipt } from '../books/book-receipt.tsx';
import { letIn } from '../link/kiosk-link.ts';
import { newId } from '../link/new-id.ts';
import { useKiosk } from '../session/kiosk-context.ts';
import { useAct } from '../session/use-act.ts';
import { TroubleNote } from '../shell/trouble-note.tsx';

/** Of the causes of the book, those of somebody whose card was refused come first. */
const CAUSES: readonly LetInBody['cause'][] = [
  'late',
  'collected',
  'delivery',
  'service',
  'emergency',
  'other',
];

/** Opens a door once: the cause is the act, its receipt stands in the same place. */
export const LetIn = ({
  doorId,
  personId,
  onDone,
}: {
  doorId: string;
  personId?: string | undefined;
  onDone: () => void;
}) => {
  const { t } = useTranslation('kiosk-desk');
  const { session } = useKiosk();
  const { act, isBusy, trouble } = useAct();
  const [reply, setReply] = useState<BookReply>();
  const entryId = useRef<LetInBody['entryId']>(undefined);
  const open = async (cause: LetInBody['cause']) => {
    entryId.current ??= newId<LetInBody['entryId']>();
    const body = {
      entryId: entryId.current,
      cause,
      ...(personId === undefined ? {} : { personId: personId as LetInBody['personId'] & string }),
    };
    setReply(await act(() => letIn(session.csrfToken, doorId, body)));
  };
  if (reply)
    return (
      <div className="let-in">
        <BookReceipt reply={reply} written={t('letIn.written')} />
        <Button icon="check" onPress={onDone}>
          {t('letIn.close')}
        </Button>
      </div>
    );
  return (
    <fieldset className="let-in">
      <legend>{t('letIn.why')}</legend>
      <TroubleNote trouble={trouble} />
      <div className="let-in-causes">
        {CAUSES.map((cause) => (
          <Button key={cause} isPending={isBusy} onPress={() => void open(cause)}>
            {t(`cause.${cause}`)}
          </Button>
        ))}
      </div>
      <Button kind="bare" icon="x" onPress={onDone}>
        {t('letIn.cancel')}
      </Button>
    </fieldset>
  );
};
