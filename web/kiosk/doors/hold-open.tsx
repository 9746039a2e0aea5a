import type { KioskDoor } from '@furtka/hub-contract/kiosk-desk';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/button.tsx';
import { freeDoor } from '../link/kiosk-link.ts';
import { useKiosk } from '../session/kiosk-context.ts';
import { useAct } from '../session/use-act.ts';
import { TroubleNote } from '../shell/trouble-note.tsx';

/** A delivery takes a while; nobody holds a door open for longer without coming back to it. */
const MINUTES = [5, 15, 30] as const;

/** Holds a door open for a delivery: the press says for how long, and it ends by itself. */
export const HoldOpen = ({ door, onDone }: { door: KioskDoor; onDone: () => void }) => {
  const { t } = useTranslation('kiosk-doors');
  const { session } = useKiosk();
  const { act, isBusy, trouble } = useAct();
  const open = async (minutes: number) => {
    const done = await act(() => freeDoor(session.csrfToken, door.doorId, minutes));
    if (done) onDone();
  };
  return (
    <fieldset className="let-in">
      <legend>{t('free.how')}</legend>
      <TroubleNote trouble={trouble} />
      <div className="let-in-causes three">
        {MINUTES.map((minutes) => (
          <Button key={minutes} isPending={isBusy} onPress={() => void open(minutes)}>
            {t('free.minutes', { count: minutes })}
          </Button>
        ))}
      </div>
      <Button kind="bare" icon="x" onPress={onDone}>
        {t('free.cancel')}
      </Button>
    </fieldset>
  );
};
