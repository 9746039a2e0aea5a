const BROWSERS = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/Chrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const;

const SYSTEMS = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b|\biPad\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
] as const;

const nameIn = (names: readonly (readonly [RegExp, string])[], agent: string) =>
  names.find(([pattern]) => pattern.test(agent))?.[1];

/**
 * Browser and system in a few words, as in `Firefox, Windows`. Names of a closed list only: what a browser says of itself is kept
 * nowhere, so it neither identifies anybody nor carries foreign text onto a page.
 */
export const deviceLabel = (userAgent: string | undefined): string | null => {
  const agent = (userAgent ?? '').slice(0, 500);
  const known = [nameIn(BROWSERS, agent), nameIn(SYSTEMS, agent)].filter((each) => each);
  return known.length === 0 ? null : known.join(', ');
};
