import type { i18n } from 'i18next';

const plain = (details: Readonly<Record<string, unknown>>): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(details).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [],
    ),
  );

/**
 * The sentence of a code. A value of a closed set in the details may have a sentence of its own, `<code>/<value>`.
 *
 * @returns nothing when the catalogue has no sentence; the caller says something general
 */
const codeText = (
  texts: i18n,
  space: 'errors' | 'reasons',
  code: string,
  details: Readonly<Record<string, unknown>>,
): string | undefined => {
  const values = plain(details);
  const keys = [...Object.values(values).map((value) => `${code}/${value}`), code];
  const found = keys.find((key) => texts.getResource(texts.language, space, key) !== undefined);
  return found === undefined ? undefined : texts.t(`${space}:${found}` as 'errors:code', values);
};

/** What an error code of a server means. */
export const errorText = (
  texts: i18n,
  code: string,
  details: Readonly<Record<string, unknown>> = {},
): string | undefined => codeText(texts, 'errors', code, details);

/** Why a door granted or refused. */
export const reasonText = (texts: i18n, code: string): string | undefined =>
  codeText(texts, 'reasons', code, {});
