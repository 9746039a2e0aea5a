import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { applyTheme, type DeviceStore, THEMES, themeOf } from '../settings/theme.ts';
import { SegmentedSwitch } from './segmented-switch.tsx';

/** How the page looks on this device. */
export const ThemeSwitch = ({ store }: { readonly store: DeviceStore }) => {
  const { t } = useTranslation('ui');
  const [theme, setTheme] = useState(() => themeOf(store.get('theme')));
  return (
    <SegmentedSwitch
      label={t('theme.label')}
      segments={THEMES.map((id) => ({ id, label: t(`theme.${id}`) }))}
      value={theme}
      onChange={(chosen) => {
        store.set('theme', chosen);
        applyTheme(document.documentElement, chosen);
        setTheme(chosen);
      }}
    />
  );
};
