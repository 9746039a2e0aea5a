import { useTranslation } from 'react-i18next';
import type { DemoDoor } from '../api-types.ts';
import { DoorScene } from './door-scene.tsx';

/** The scene in the words of the page's language. */
export const ScenePanel = ({
  door,
  schoolName,
}: {
  door: DemoDoor | undefined;
  schoolName: string;
}) => {
  const { t } = useTranslation('demo');
  const lamp = door?.lamp ?? 'idle';
  const relay = t(door?.isEnergised ? 'relay.on' : 'relay.off');
  const leaf = t(door?.isOpen ? 'leaf.open' : 'leaf.shut');
  const lampState = t(`lamp.${lamp}`);
  const sound = t(`sound.${lamp}`);
  return (
    <div className="stage">
      <DoorScene
        lamp={lamp}
        isEnergised={door?.isEnergised ?? false}
        isOpen={door?.isOpen ?? false}
        words={{
          title: t('scene', { leaf, lamp: lampState, relay, sound }),
          school: schoolName,
          lamp: t('lamp'),
          lampState,
          relay: t('relay'),
          relayState: relay,
          sound: t('sound'),
          soundState: sound,
          leaf: t('leaf'),
          leafState: leaf,
        }}
      />
    </div>
  );
};
