import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { startTexts } from '../shared/i18n/setup.ts';
import { mountSprite } from '../shared/ui/sprite.ts';
import { KioskPage } from './kiosk-page.tsx';
import '../shared/styles/tokens.css';
import '../shared/styles/base.css';
import '../shared/styles/controls.css';
import '../shared/styles/sheets.css';
import '../shared/styles/shell.css';
import '../shared/styles/presence.css';
import '../shared/styles/table.css';
import '../shared/styles/overlay.css';
import './styles/shell.css';
import './styles/lock.css';
import './styles/desk.css';
import './styles/people.css';
import './styles/books.css';
import './styles/inside.css';
import './styles/doors.css';
import './styles/print.css';

mountSprite(document);
const place = document.getElementById('root');
if (place === null) throw new Error('the page has no place for the app');
const texts = await startTexts('pl');
// The hub is next door: a browser that believes itself offline, the school's line being cut, must ask all the same.
const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, networkMode: 'always' } },
});
createRoot(place).render(
  <I18nextProvider i18n={texts}>
    <QueryClientProvider client={queries}>
      <KioskPage />
    </QueryClientProvider>
  </I18nextProvider>,
);
