import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { root } from '../harness/demo.ts';

const WORKSPACES = [
  'hardware',
  'reader-agent',
  'edge-hub',
  'cloud-bridge',
  'diary-core',
  'web',
  'scripts',
  'tests',
];

t.test('the top level holds the packages and files that were asked for [HUB-11]', async (t) => {
  for (const name of [
    ...WORKSPACES,
    'docs',
    'package.json',
    'README.md',
    'LICENSE',
    'package-lock.json',
  ])
    t.ok(existsSync(join(root, name)), name);
});

t.test('every workspace says in one page what it is', async (t) => {
  for (const name of WORKSPACES) {
    const text = readFileSync(join(root, name, 'README.md'), 'utf8');
    t.match(text, /^# /, name);
    t.ok(text.split('\n').length < 150, `${name}: one screen or two`);
  }
});

t.test('exact versions only, and no address of a registry in the lock file', async (t) => {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  t.notMatch(lock, /"resolved": "https?:/);
  for (const name of ['.', ...WORKSPACES, 'diary-core/contract', 'edge-hub/contract']) {
    const manifest = JSON.parse(readFileSync(join(root, name, 'package.json'), 'utf8'));
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies'])
      for (const [dependency, version] of Object.entries(manifest[kind] ?? {}))
        t.match(version, /^[0-9]+\.[0-9]+\.[0-9]+$/, `${name}: ${dependency}`);
  }
});

/** Keys of a catalogue file, laid flat, without the plural endings, of which each language has its own. */
const keysOf = (file: string): string[] =>
  Object.keys(JSON.parse(readFileSync(file, 'utf8')))
    .map((key) => key.replace(/_(zero|one|two|few|many|other)$/, ''))
    .filter((key, index, all) => all.indexOf(key) === index)
    .sort();

t.test('every sentence stands in Polish, Ukrainian and English', async (t) => {
  const catalogue = join(root, 'diary-core/contract/i18n');
  const files = readdirSync(join(catalogue, 'pl')).sort();
  for (const language of ['uk', 'en']) {
    t.same(readdirSync(join(catalogue, language)).sort(), files, language);
    for (const file of files)
      t.same(
        keysOf(join(catalogue, language, file)),
        keysOf(join(catalogue, 'pl', file)),
        `${language}/${file}`,
      );
  }
});
