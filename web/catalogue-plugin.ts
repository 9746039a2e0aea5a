import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { flatTexts, type Texts } from './shared/i18n/flat-texts.ts';

const PREFIX = 'virtual:catalogue/';

/** The files `errors-*.json` become one namespace `errors`, `options-*.json` one `options`, `permissions-*.json` one `permissions`. */
const spaceOf = (name: string): string =>
  /^(errors|options|permissions)-/.exec(name)?.[1] ?? name.slice(0, -'.json'.length);

/** All files of one language, by namespace. */
const readLanguage = (folder: string): { files: string[]; spaces: Record<string, Texts> } => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const spaces: Record<string, Texts> = {};
  for (const name of names.sort()) {
    const space = spaceOf(name);
    const texts = flatTexts(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    spaces[space] = { ...spaces[space], ...texts };
  }
  return { files: names.map((name) => join(folder, name)), spaces };
};

/**
 * Serves the sentences of one language as one module, `virtual:catalogue/<language>`: a new file in the folder needs no line of code.
 *
 * @param root  folder that holds one folder per language
 */
export const catalogue = (root: string): Plugin => ({
  name: 'furtka-catalogue',
  resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
  load(id) {
    if (!id.startsWith(`\0${PREFIX}`)) return undefined;
    const { files, spaces } = readLanguage(join(root, id.slice(PREFIX.length + 1)));
    for (const file of files) this.addWatchFile(file);
    return `export default ${JSON.stringify(spaces)};`;
  },
});
