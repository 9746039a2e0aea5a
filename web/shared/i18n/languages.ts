/** Languages of the catalogue, the school's own first. */
export const LANGUAGES = ['pl', 'uk', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language in its own words: who cannot read the page must still find the way out of it. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  pl: 'Polski',
  uk: 'Українська',
  en: 'English',
};

const isLanguage = (code: string): code is Language =>
  LANGUAGES.some((language) => language === code);

/**
 * The language to begin with.
 *
 * @param kept    what the person chose before on this device
 * @param wishes  the browser's languages, best first, for example `uk-UA`
 */
export const pickLanguage = (kept: string | null, wishes: readonly string[]): Language => {
  if (kept !== null && isLanguage(kept)) return kept;
  const wished = wishes.map((wish) => wish.slice(0, 2).toLowerCase()).find(isLanguage);
  return wished ?? 'pl';
};
