import { FREE_CAUSES } from '@furtka/core-contract/event';
import type { FreeBody } from '@furtka/hub-contract/kiosk-api';
import type { KioskDoor } from '@furtka/hub-contract/kiosk-desk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/button.tsx';
import { freeDoor } from '../link/kiosk-link.ts';
import { useKiosk } from '../session/kiosk-context.ts';
import { useAct } from '../session/use-act.ts';
import { TroubleNote } from '../shell/trouble-note.tsx';

/** Nobody holds a door open for longer without coming back to it. */
const MINUTES = [5, 15, 30] as const;

type Cause = FreeBody['cause'];

const Causes = ({ onChosen }: { onChosen: (cause: Cause) => void }) => {
  const { t } = useTranslation('kiosk-doors');
  return (
    <fieldset className="let-in">
      <legend>{t('free.why')}</legend>
      <div className="let-in-causes">
        {FREE_CAUSES.map((cause) => (
          <Button key={cause} onPress={() => onChosen(cause)}>
            {t(`free.cause.${cause}`)}
          </Button>
        ))}
      </div>
    </fieldset>
  );
};

/**
 * Holds a door open for a while: at a door of the outside the first press says why (C-36), the last for how long. It ends by itself.
 */
export const HoldOpen = ({ door, onDone }: { door: KioskDoor; onDone: () => void }) => {
  const { t } = useTranslation('kiosk-doors');
  const { session } = useKiosk();
  const { act, isBusy, trouble } = useAct();
  const [cause, setCause] = useState<Cause>();
  const open = async (minutes: number) => {
    const body = { minutes, ...(cause === undefined ? {} : { cause }) };
    const done = await act(() => freeDoor(session.csrfToken, door.doorId, body));
    if (done) onDone();
  };
  return (
    <div className="let-in">
      {door.isOuter && cause === undefined ? (
        <Causes onChosen={setCause} />
      ) : (
        <fieldset className="let-in">
          <legend>
            {cause && <span className="free-cause">{t(`free.cause.${cause}`)}</span>}
            {t('free.how')}
          </legend>
          <TroubleNote trouble={trouble} />
          <div className="let-in-causes three">
            {MINUTES.map((minutes) => (
              <Button key={minutes} isPending={isBusy} onPress={() => void open(minutes)}>
                {t('free.minutes', { count: minutes })}
              </Button>
            ))}
          </div>
        </fieldset>
      )}
      <Button kind="bare" icon="x" onPress={onDone}>
        {t('free.cancel')}
      </Button>
    </div>
  );
};
