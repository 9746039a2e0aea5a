import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES, LANGUAGES, pickLanguage } from '../i18n/languages.ts';
import { speak } from '../i18n/setup.ts';
import type { DeviceStore } from '../settings/theme.ts';
import { SegmentedSwitch } from './segmented-switch.tsx';

/** The language of the page on this device; each named in itself. */
export const LanguageSwitch = ({ store }: { readonly store: DeviceStore }) => {
  const { t, i18n } = useTranslation('ui');
  return (
    <SegmentedSwitch
      label={t('language.label')}
      segments={LANGUAGES.map((id) => ({
        id,
        label: <span lang={id}>{LANGUAGE_NAMES[id]}</span>,
      }))}
      value={pickLanguage(i18n.language, [])}
      onChange={(chosen) => {
        store.set('language', chosen);
        void speak(i18n, chosen);
      }}
    />
  );
};
