import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/button.tsx';
import { SegmentedSwitch } from '../../shared/ui/segmented-switch.tsx';
import { type DemoAct, SITE_MODES, type SiteMode } from '../api-types.ts';

/** What concerns every door at once: the fire panel and the mode. */
export const SchoolActs = ({
  isFire,
  mode,
  onAct,
}: {
  isFire: boolean;
  mode: SiteMode;
  onAct: (act: DemoAct) => void;
}) => {
  const { t } = useTranslation('demo');
  return (
    <div className="school-acts">
      <Button
        low
        kind={isFire ? 'stopFull' : 'stop'}
        icon="siren"
        onPress={() => onAct({ act: 'fire', active: !isFire })}
      >
        {t(isFire ? 'fire.off' : 'fire.on')}
      </Button>
      <SegmentedSwitch
        label={t('mode')}
        value={mode}
        onChange={(wanted) => onAct({ act: 'mode', mode: wanted })}
        segments={SITE_MODES.map((id) => ({ id, label: t(`mode.${id}`) }))}
      />
    </div>
  );
};
