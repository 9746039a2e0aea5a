import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/button.tsx';
import type { DemoAct, DemoDoor, Hand } from '../api-types.ts';

/** What one does at the door without a card, and its power. */
export const DoorActs = ({
  door,
  isPowered,
  isFire,
  onAct,
}: {
  door: DemoDoor | undefined;
  isPowered: boolean;
  isFire: boolean;
  onAct: (act: DemoAct) => void;
}) => {
  const { t } = useTranslation('demo');
  if (door === undefined) return null;
  const { key, isOpen } = door;
  const hand = (wanted: Hand) => onAct({ act: 'hand', door: key, hand: wanted });
  return (
    <fieldset className="acts">
      <legend className="vh">{t('hands')}</legend>
      <Button low icon="out" isDisabled={!isPowered} onPress={() => hand('exit')}>
        {t('hand.exit')}
      </Button>
      <Button
        low
        icon={isOpen ? 'door' : 'door-open'}
        isDisabled={!isPowered}
        onPress={() => hand(isOpen ? 'shut' : 'prop')}
      >
        {t(isOpen ? 'hand.shut' : 'hand.prop')}
      </Button>
      <Button
        low
        icon={isFire ? 'out' : 'broken'}
        isDisabled={!isPowered}
        onPress={() => hand('push')}
      >
        {t(isFire ? 'hand.escape' : 'hand.push')}
      </Button>
      <Button
        low
        kind={isPowered ? 'stop' : 'go'}
        icon="bolt"
        onPress={() => onAct({ act: 'power', door: key, on: !isPowered })}
      >
        {t(isPowered ? 'power.off' : 'power.on')}
      </Button>
    </fieldset>
  );
};
