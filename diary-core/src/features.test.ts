import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { features } from './features.ts';
import { matrixPage, matrixText } from './kernel/access/matrix.ts';
import { KERNEL_ERRORS } from './kernel/domain/app-error.ts';
import { refuseDoubles } from './kernel/manifest.ts';
import { onBothEngines } from './kernel/testing/engines.ts';

const SRC = fileURLToPath(new URL('.', import.meta.url));
const AREAS = ['school', 'people', 'presence', 'teaching', 'contact', 'office', 'system'];
const LANGUAGES = ['pl', 'uk', 'en'];

const foldersWithManifest = (): string[] =>
  AREAS.flatMap((area) => {
    try {
      return readdirSync(join(SRC, area), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .filter((entry) => readdirSync(join(SRC, area, entry.name)).includes('feature.ts'))
        .map((entry) => `${area}/${entry.name}`);
    } catch (error) {
      // An area without features has no folder yet.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  });

t.test('the list and the folders agree', async (t) => {
  const names = features.map((feature) => feature.name);
  t.same(names.toSorted(), foldersWithManifest().toSorted());
  refuseDoubles(features);
});

t.test('each noun stands in the glossary', async (t) => {
  const glossary = readFileSync(join(SRC, '..', 'GLOSSARY.md'), 'utf8');
  for (const feature of features)
    for (const noun of feature.nouns)
      t.ok(glossary.includes(`| ${noun} |`), `${noun} of ${feature.name}`);
});

/** All sentences of the files that begin so, in one language. */
const sentencesOf = (language: string, start: string): ReadonlySet<string> => {
  const folder = join(SRC, '..', 'contract', 'i18n', language);
  return new Set(
    readdirSync(folder)
      .filter((name) => name.startsWith(start))
      .flatMap((name) =>
        Object.keys(JSON.parse(readFileSync(join(folder, name), 'utf8')) as object),
      ),
  );
};

t.test('each error has a sentence in every language', async (t) => {
  const codes = [
    ...Object.keys(KERNEL_ERRORS),
    ...features.flatMap((feature) => Object.keys(feature.errors ?? {})),
  ];
  for (const language of LANGUAGES) {
    const sentences = sentencesOf(language, 'errors-');
    for (const code of codes) t.ok(sentences.has(code), `${code} in ${language}`);
  }
});

t.test('each option of a school says in every language what it does', async (t) => {
  for (const language of LANGUAGES) {
    const sentences = sentencesOf(language, 'options-');
    for (const option of features.flatMap((feature) => feature.options ?? [])) {
      const values = option.kind === 'choice' ? option.values : [];
      for (const part of ['', '/why', ...values.map((value) => `/${value}`)])
        t.ok(sentences.has(`${option.key}${part}`), `${option.key}${part} in ${language}`);
    }
  }
});

t.test(
  'each permission and each right that may be given has its words in every language',
  async (t) => {
    for (const language of LANGUAGES) {
      const words = sentencesOf(language, 'permissions-');
      for (const feature of features) {
        for (const permission of Object.keys(feature.permissions ?? {}))
          t.ok(words.has(permission), `${permission} in ${language}/permissions-*.json`);
        for (const { key } of feature.rights ?? [])
          for (const part of ['', '/why'])
            t.ok(words.has(`given.${key}${part}`), `given.${key}${part} in ${language}`);
      }
    }
  },
);

t.test('who may do what is as it was signed', async (t) => {
  const file = join(SRC, '..', 'access-matrix.txt');
  const text = matrixText(features);
  if (process.argv.includes('--write-matrix')) writeFileSync(file, text);
  const command = 'node --import=tsx diary-core/src/features.test.ts --write-matrix';
  t.equal(text, readFileSync(file, 'utf8'), `rights changed: run ${command} and look at them`);
});

const polish = (file: string): Record<string, string> =>
  JSON.parse(readFileSync(join(SRC, '..', 'contract', 'i18n', 'pl', file), 'utf8'));

t.test('the page that a director signs says the same as the features', async (t) => {
  const file = join(SRC, '..', '..', 'docs', 'uprawnienia.md');
  const folder = join(SRC, '..', 'contract', 'i18n', 'pl');
  const permissions = Object.assign(
    {},
    ...readdirSync(folder)
      .filter((name) => name.startsWith('permissions-'))
      .map(polish),
  ) as Record<string, string>;
  const roles = polish('diary.json');
  const grants = polish('diary-rights.json');
  const head = `# Uprawnienia\n\nKto co widzi i zmienia. Strona powstaje z deklaracji w kodzie i jest porównywana przy każdym teście: zmiana uprawnień jest zmianą tej strony. Działy, które dopiero powstają, stoją przy \`people/rights\`.\n\n`;
  const text =
    head +
    matrixPage(features, {
      permission: (permission) => permissions[permission] ?? permission,
      role: (role) => roles[`role.${role}`] ?? role,
      grant: (grant) => grants[`grant.${grant}`] ?? grant,
    });
  if (process.argv.includes('--write-matrix')) writeFileSync(file, text);
  t.equal(text, readFileSync(file, 'utf8'), 'rights changed: run with --write-matrix');
});

onBothEngines(
  t,
  'schema of all features agrees with its definitions',
  { features },
  async (t, kit) => {
    t.same(await kit.schemaFaults(), []);
  },
);
