import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { pickLanguage } from '../shared/i18n/languages.ts';
import { startTexts } from '../shared/i18n/setup.ts';
import { applyTheme, createDeviceStore, deviceStorage, themeOf } from '../shared/settings/theme.ts';
import { mountSprite } from '../shared/ui/sprite.ts';
import { DemoPage } from './demo-page.tsx';
import '../shared/styles/tokens.css';
import '../shared/styles/base.css';
import '../shared/styles/controls.css';
import '../shared/styles/sheets.css';
import '../shared/styles/shell.css';
import '../shared/styles/table.css';
import './demo.css';
import './scene/scene.css';
import './hops/hops.css';
import './cards/cards.css';
import './acts/acts.css';
import './frames/frames.css';
import './tour/tour.css';
import './way/way.css';

const store = createDeviceStore(deviceStorage());
const language = pickLanguage(store.get('language'), navigator.languages);
applyTheme(document.documentElement, themeOf(store.get('theme')));
document.documentElement.lang = language;
mountSprite(document);
const place = document.getElementById('root');
if (place === null) throw new Error('the page has no place for the app');
const texts = await startTexts(language);
document.title = `${texts.t('demo:title')} · Furtka`;
createRoot(place).render(
  <I18nextProvider i18n={texts}>
    <DemoPage store={store} />
  </I18nextProvider>,
);
