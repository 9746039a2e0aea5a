/** Sentences of one namespace by their whole key, for example `login.title` or `days_few`. */
export type Texts = Record<string, string>;

/**
 * Lays a catalogue file flat: nested keys are joined by dots, because error codes are dotted themselves.
 *
 * Errors  a value that is neither text nor an object of texts throws
 */
export const flatTexts = (tree: unknown, path: readonly string[] = []): Texts => {
  if (typeof tree === 'string') return { [path.join('.')]: tree };
  if (typeof tree !== 'object' || tree === null) {
    throw new TypeError(`the catalogue holds no text at ${path.join('.')}`);
  }
  return Object.assign(
    {},
    ...Object.entries(tree).map(([key, value]) => flatTexts(value, [...path, key])),
  );
};
