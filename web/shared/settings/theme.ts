/** `system` follows what the device wishes. */
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

/** What this device remembers; both may be missing or refused by the browser. */
export interface DeviceStore {
  get(key: 'theme' | 'language'): string | null;
  set(key: 'theme' | 'language', value: string): void;
}

/** @param storage  a browser that keeps nothing gives none */
export const createDeviceStore = (storage: Storage | undefined): DeviceStore => ({
  get: (key) => storage?.getItem(`furtka.${key}`) ?? null,
  set: (key, value) => storage?.setItem(`furtka.${key}`, value),
});

/** The browser's storage, or nothing where it is switched off. */
export const deviceStorage = (): Storage | undefined => {
  try {
    return globalThis.localStorage;
  } catch {
    // Reading the property itself throws where storage is forbidden; the page works without it.
    return undefined;
  }
};

export const themeOf = (kept: string | null): Theme =>
  THEMES.find((theme) => theme === kept) ?? 'system';

/** Paints the page; `system` leaves the choice to the tokens' media queries. */
export const applyTheme = (root: HTMLElement, theme: Theme): void => {
  if (theme === 'system') root.removeAttribute('data-theme');
  else root.setAttribute('data-theme', theme);
};
