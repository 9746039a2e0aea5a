import { useTranslation } from 'react-i18next';
import { Note } from '../../shared/ui/note.tsx';
import type { DemoAgentStanding, SiteMode } from '../api-types.ts';

type DoorState = DemoAgentStanding['doors'][number]['state'];

/** Why the door behaves as it does just now, a sentence each. */
export const DoorNotes = ({
  isPowered,
  isFire,
  mode,
  state,
}: {
  isPowered: boolean;
  isFire: boolean;
  mode: SiteMode;
  state: DoorState | undefined;
}) => {
  const { t } = useTranslation('demo');
  return (
    <div className="door-notes" role="status">
      {!isPowered && (
        <Note kind="no" icon="bolt">
          {t('note.power')}
        </Note>
      )}
      {isFire && (
        <Note kind="no" icon="siren">
          {t('note.fire')}
        </Note>
      )}
      {mode === 'lockdown' && (
        <Note kind="no" icon="lock">
          {t('note.lockdown')}
        </Note>
      )}
      {mode === 'drill' && <Note kind="lamp">{t('note.drill')}</Note>}
      {(state === 'forced' || state === 'heldOpen') && (
        <Note kind="lamp">{t(`note.${state}`)}</Note>
      )}
    </div>
  );
};
