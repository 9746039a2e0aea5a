import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { SegmentedSwitch } from '../../shared/ui/segmented-switch.tsx';
import { type DemoAct, LINK_STATES, type LinkState } from '../api-types.ts';
import { usePageKeys } from '../use-page-keys.ts';

/** Cuts the line, and mends it again. */
const KEY = 'o';

/** The hand on the cable between hub and core. */
export const LinkSwitch = ({ link, onAct }: { link: LinkState; onAct: (act: DemoAct) => void }) => {
  const { t } = useTranslation('demo');
  usePageKeys(
    useCallback(
      (key) => {
        if (key.toLowerCase() !== KEY) return;
        onAct({ act: 'link', link: link === 'open' ? 'silent' : 'open' });
      },
      [link, onAct],
    ),
  );
  return (
    <div className={link === 'open' ? 'link-switch' : 'link-switch is-cut'} data-link={link}>
      <b>
        {t('link')} <span className="small soft">{t('link.key', { key: KEY.toUpperCase() })}</span>
      </b>
      <SegmentedSwitch
        label={t('link')}
        value={link}
        onChange={(wanted) => onAct({ act: 'link', link: wanted })}
        segments={LINK_STATES.map((id) => ({ id, label: t(`link.${id}`) }))}
      />
      <span className="small soft" role="status">
        {t(`link.${link}.how`)}
      </span>
    </div>
  );
};
