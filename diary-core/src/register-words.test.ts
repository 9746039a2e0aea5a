import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { features } from './features.ts';
import { catalogueOf } from './kernel/build-kernel.ts';

const SRC = fileURLToPath(new URL('.', import.meta.url));
const LANGUAGES = ['pl', 'uk', 'en'] as const;
/** What the page leaves out: it follows from the rest and tells a person nothing (`diff-rows.ts` of the page). */
const NOT_SHOWN = new Set(['id', 'school_id', 'version', 'sort_key', 'search_key']);

const catalogue = catalogueOf(features);
const { recorded } = catalogue;
const audited = [...catalogue.tables.values()].filter(
  ({ options }) => options.unaudited === undefined,
);
const columnNames = new Set(
  [...catalogue.tables.values()].flatMap(({ columns }) => Object.keys(columns)),
);

/** Every code that the server can put on the page of the register, as a key of its catalogue. */
const wanted = (): Set<string> => {
  const keys = new Set<string>();
  for (const act of recorded.acts) keys.add(`act.${act}`);
  for (const kind of recorded.subjects) keys.add(`kind.${kind}`);
  for (const value of recorded.values) if (!columnNames.has(value)) keys.add(`field.${value}`);
  for (const { name, columns } of audited) {
    keys.add(`record.${name}`);
    for (const [column, { spec }] of Object.entries(columns)) {
      if (NOT_SHOWN.has(column)) continue;
      keys.add(`field.${column}`);
      for (const code of spec.oneOf ?? []) keys.add(`value.${column}.${code}`);
    }
  }
  return keys;
};

const catalogueIn = (language: string): Record<string, string> =>
  JSON.parse(
    readFileSync(join(SRC, '..', 'contract', 'i18n', language, 'diary-history.json'), 'utf8'),
  ) as Record<string, string>;

for (const language of LANGUAGES)
  t.test(`the register has a word for all that it can show: ${language}`, async (t) => {
    const words = catalogueIn(language);
    const keys = [...wanted()];
    t.ok(keys.length > 700, 'the whole list of the server');
    t.same(
      keys.filter((key) => (words[key] ?? '').trim() === ''),
      [],
    );
    const dead = Object.keys(words).filter((key) => {
      const [group, ...rest] = key.split('.');
      const code = rest.join('.');
      if (group === 'act') return !recorded.acts.has(code);
      return group === 'kind' && !recorded.subjects.has(code);
    });
    t.same(dead, [], 'no word for what nobody writes any more');
  });

/** Sources of the running program, tests and their worlds left out. */
const sources = (): string[] =>
  readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
    (path) =>
      path.endsWith('.ts') &&
      !path.endsWith('.test.ts') &&
      !/(^|\/)(testing\/|test-|fixture-)/.test(path),
  );

t.test('every act and every subject in the sources is named by a feature', async (t) => {
  let found = 0;
  for (const path of sources()) {
    const text = readFileSync(join(SRC, path), 'utf8');
    for (const [, act = ''] of text.matchAll(/\baction: '([^']+)'/g)) {
      found += 1;
      if (!recorded.acts.has(act)) t.fail(`${path}: act ${act}`);
    }
    for (const [, kind = ''] of text.matchAll(/\bsubject(?:: | = )\{ kind: '([^']+)'/g)) {
      found += 1;
      if (!recorded.subjects.has(kind)) t.fail(`${path}: subject ${kind}`);
    }
    for (const [, name = ''] of text.matchAll(/\bprintTemplate\('([^']+)'/g)) {
      found += 1;
      if (name !== 'frame' && !recorded.acts.has(`print.${name}`)) t.fail(`${path}: print ${name}`);
    }
  }
  t.ok(found > 300, `${found} places looked at`);
});
