import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { REASON_CODES } from '@furtka/core-contract/reasons';
import { createInstance } from 'i18next';
import t from 'tap';
import { errorText, reasonText } from './code-text.ts';
import { flatTexts, type Texts } from './flat-texts.ts';
import { LANGUAGES, pickLanguage } from './languages.ts';

const folder = new URL('../../../diary-core/contract/i18n/', import.meta.url);
const read = (language: string, file: string): Texts =>
  flatTexts(JSON.parse(readFileSync(new URL(`${language}/${file}`, folder), 'utf8')));
const files = readdirSync(new URL('pl/', folder)).filter((name) => name.endsWith('.json'));

/** Plural classes that a language has for whole numbers and for the rest (CLDR). */
const classesOf = (language: string) =>
  [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort();
const PLURAL = /_(zero|one|two|few|many|other)$/;
const baseOf = (key: string) => key.replace(PLURAL, '');
const bases = (texts: Texts) => [...new Set(Object.keys(texts).map(baseOf))].sort();
const namesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

for (const language of LANGUAGES) {
  t.test(`every sentence stands in ${language}, with all its plural forms`, async (t) => {
    for (const file of files) {
      const known = existsSync(new URL(`${language}/${file}`, folder));
      t.ok(known, `${language}/${file}`);
      if (!known) continue;
      const texts = read(language, file);
      t.same(bases(texts), bases(read('pl', file)), `keys of ${language}/${file}`);
      const plural = Object.keys(texts).filter((key) => PLURAL.test(key));
      for (const base of new Set(plural.map(baseOf))) {
        const forms = plural.filter((key) => baseOf(key) === base);
        const missing = classesOf(language).filter((form) => !forms.includes(`${base}_${form}`));
        t.same(missing, [], `forms of ${base} in ${language}`);
      }
    }
  });
}

t.test('a sentence names the same things in each language', async (t) => {
  for (const file of files) {
    const polish = read('pl', file);
    for (const language of LANGUAGES) {
      for (const [key, text] of Object.entries(read(language, file))) {
        const model = polish[key] ?? polish[`${baseOf(key)}_other`] ?? '';
        t.same(namesIn(text), namesIn(model), `${language}/${file} ${key}`);
      }
    }
  }
});

t.test('every number in a sentence is declined', async (t) => {
  for (const file of files) {
    for (const [key, text] of Object.entries(read('pl', file))) {
      if (text.includes('{count}')) t.match(key, PLURAL, `${file} ${key}`);
    }
  }
});

t.test('Polish speaks without shouting, and guesses nobody’s sex', async (t) => {
  for (const file of files) {
    for (const [key, text] of Object.entries(read('pl', file))) {
      t.notMatch(text, /!|Ups|użytkownik/i, `${file} ${key}`);
    }
  }
});

t.test('every reason of a door has its sentence', async (t) => {
  for (const language of LANGUAGES) {
    t.same(Object.keys(read(language, 'reasons.json')).sort(), [...REASON_CODES].sort(), language);
  }
});

t.test('a code is told by its details, by itself, or not at all', async (t) => {
  const texts = createInstance();
  await texts.init({
    lng: 'pl',
    keySeparator: false,
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
    resources: {
      pl: {
        errors: { 'a.weak': 'słabe', 'a.weak/short': 'za krótkie, najmniej {least}' },
        reasons: { 'denied.blocked': 'zablokowana' },
      },
    },
  });
  t.equal(errorText(texts, 'a.weak'), 'słabe');
  t.equal(errorText(texts, 'a.weak', { rule: 'short', least: 8 }), 'za krótkie, najmniej 8');
  t.equal(errorText(texts, 'a.other'), undefined);
  t.equal(reasonText(texts, 'denied.blocked'), 'zablokowana');
});

t.test('the language is the kept one, else the browser’s, else Polish', async (t) => {
  t.equal(pickLanguage('uk', ['en-GB']), 'uk');
  t.equal(pickLanguage(null, ['de-DE', 'en-GB']), 'en');
  t.equal(pickLanguage('xx', ['de-DE']), 'pl');
});

t.test('a catalogue holds nothing but texts', async (t) => {
  t.same(flatTexts({ a: { b: 'x' }, c: 'y' }), { 'a.b': 'x', c: 'y' });
  t.throws(() => flatTexts({ a: 1 }), /holds no text at a/);
});
