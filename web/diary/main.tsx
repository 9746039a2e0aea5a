import type { ACTIVITY_HEADER } from '@furtka/core-contract/api';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { createApi } from '../shared/api/client.ts';
import type { paths as CorePaths } from '../shared/api/core.gen.ts';
import { ApiFailure, hasCode, hasStatus } from '../shared/api/failure.ts';
import { pickLanguage } from '../shared/i18n/languages.ts';
import { speak, startTexts } from '../shared/i18n/setup.ts';
import { applyTheme, createDeviceStore, deviceStorage, themeOf } from '../shared/settings/theme.ts';
import { browserClock, monotonicMs } from '../shared/time/browser-clock.ts';
import { createSchoolClock } from '../shared/time/school-clock.ts';
import { mountSprite } from '../shared/ui/sprite.ts';
import { type App, AppProvider } from './data/app.ts';
import { isFinal, KEYS } from './data/queries.ts';
import { createDiaryRouter } from './routes/router.tsx';
import { createHands, watchHands } from './session/hands.ts';
import { createIdleClock } from './session/idle-clock.ts';
import { createProofDesk } from './session/proof-desk.ts';
import { leaveSession } from './session/session.ts';
import '../shared/styles/tokens.css';
import '../shared/styles/base.css';
import '../shared/styles/controls.css';
import '../shared/styles/sheets.css';
import '../shared/styles/shell.css';
import '../shared/styles/overlay.css';
import '../shared/styles/table.css';
import '../shared/styles/presence.css';
import './diary.css';

/** The contract's own name; the type keeps both the same. */
const ACTIVITY: typeof ACTIVITY_HEADER = 'x-furtka-activity';

const buildApp = (): App => {
  const idle = createIdleClock(monotonicMs);
  const proofs = createProofDesk();
  const core = createApi<CorePaths>({
    onStepUp: proofs.ask,
    fetch: (...request) => fetch(...request),
    onAnswer: ({ ok, headers }) => {
      idle.hear(Date.parse(headers.get('date') ?? ''));
      if (ok && headers.get(ACTIVITY) !== 'none') idle.touch();
    },
  });
  const onError = (error: unknown) => {
    const isOver = error instanceof ApiFailure && error.code === 'kernel.unauthenticated';
    if (isOver) leaveSession(app);
    // The token belongs to an older session of this browser: read the present one.
    else if (hasStatus(error, 403) && !hasCode(error, 'session.step_up'))
      void queries.invalidateQueries({ queryKey: [KEYS.session] });
  };
  const queries = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 30_000, retry: (count, error) => !isFinal(error) && count < 2 },
    },
  });
  const app: App = {
    core,
    queries,
    idle,
    schoolClock: createSchoolClock(browserClock, monotonicMs),
    store: createDeviceStore(deviceStorage()),
    hands: createHands(monotonicMs),
    proofs,
  };
  return app;
};

/** Words and habits of the language reach the component kit too. */
const Diary = ({ app, router }: { app: App; router: ReturnType<typeof createDiaryRouter> }) => {
  const { i18n } = useTranslation();
  return (
    <I18nProvider locale={i18n.language}>
      <RouterProvider router={router} context={app} />
    </I18nProvider>
  );
};

const begin = async () => {
  const place = document.getElementById('root');
  if (!place) throw new Error('the page has no root');
  const app = buildApp();
  watchHands(window, app.hands);
  applyTheme(document.documentElement, themeOf(app.store.get('theme')));
  const language = pickLanguage(app.store.get('language'), navigator.languages);
  const texts = await startTexts(language);
  await speak(texts, language);
  mountSprite(document);
  createRoot(place).render(
    <I18nextProvider i18n={texts}>
      <AppProvider value={app}>
        <QueryClientProvider client={app.queries}>
          <Diary app={app} router={createDiaryRouter(app)} />
        </QueryClientProvider>
      </AppProvider>
    </I18nextProvider>,
  );
};

void begin();
