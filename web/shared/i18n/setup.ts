import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from './languages.ts';

type Spaces = Record<string, Record<string, string>>;

/** One chunk per language; only the chosen one is fetched. */
const LOADERS: Record<Language, () => Promise<{ default: Spaces }>> = {
  pl: () => import('virtual:catalogue/pl'),
  uk: () => import('virtual:catalogue/uk'),
  en: () => import('virtual:catalogue/en'),
};

/** Adds the sentences of a language that is not loaded yet. */
const load = async (texts: i18n, language: Language): Promise<void> => {
  if (texts.hasResourceBundle(language, 'ui')) return;
  const { default: spaces } = await LOADERS[language]();
  for (const [space, entries] of Object.entries(spaces)) {
    texts.addResourceBundle(language, space, entries);
  }
};

/** Starts the translations with one language; every key is flat, dots included. */
export const startTexts = async (language: Language): Promise<i18n> => {
  const texts = createInstance();
  await texts.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'ui',
    ns: ['ui'],
    resources: {},
    keySeparator: false,
    nsSeparator: ':',
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
    react: { useSuspense: false },
  });
  await load(texts, language);
  return texts;
};

/** Changes the language of the page once its sentences are here; the root element says which it is. */
export const speak = async (texts: i18n, language: Language): Promise<void> => {
  await load(texts, language);
  await texts.changeLanguage(language);
  document.documentElement.lang = language;
};
