import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import t from 'tap';
import { root } from '../harness/root.ts';

/** Places inside the repository that a document points at; the coverage page is written by the run itself. */
const targetsOf = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].flatMap(([, target]) =>
    target === undefined || /^[a-z]+:|coverage\.md$/.test(target) ? [] : [target],
  );

const documents = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && name !== 'coverage.md')
    .map((name) => join('docs', name)),
];

t.test('every test and file that a document names is there', async (t) => {
  for (const document of documents) {
    const gone = targetsOf(readFileSync(join(root, document), 'utf8')).filter(
      (target) => !existsSync(join(root, dirname(document), target)),
    );
    t.same(gone, [], document);
  }
});

/** `[file](path): “title”, “title”`, as the page of threats names tests. */
const namedTests = (text: string): (readonly [path: string, title: string])[] =>
  [...text.matchAll(/\]\(([^)\s]+\.test\.ts)\): ((?:“[^”]+”(?:, )?)+)/g)].flatMap(
    ([, path = '', titles = '']) =>
      [...titles.matchAll(/“([^”]+)”/g)].map(([, title = '']) => [path, title] as const),
  );

t.test('every test that the page of threats names by its title is in its file', async (t) => {
  const page = join('docs', 'threats.md');
  const named = namedTests(readFileSync(join(root, page), 'utf8'));
  t.ok(named.length >= 40, `${named.length} titles`);
  const gone = named.filter(
    ([path, title]) => !readFileSync(join(root, dirname(page), path), 'utf8').includes(title),
  );
  t.same(gone, []);
});
