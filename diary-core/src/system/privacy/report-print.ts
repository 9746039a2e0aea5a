import history from '@furtka/core-contract/i18n/pl/diary-history.json' with { type: 'json' };
import words from '@furtka/core-contract/i18n/pl/diary-privacy.json' with { type: 'json' };
import { momentText } from '../../kernel/print/moment-text.ts';
import type { DataReport, ReportPart } from './schema.ts';

const wordIn = (catalogue: Readonly<Record<string, string>>, key: string, other: string): string =>
  catalogue[key] ?? other;
const say = (key: string): string => wordIn(words, key, key);
const ofRegister = (group: string, code: string): string =>
  wordIn(history, `${group}.${code}`, code);

const day = (date: string): string => date.split('-').reverse().join('.');

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A value as a person reads it; undefined: nothing to say. */
const valueText = (
  field: string,
  value: unknown,
  { names, zone }: { readonly names: DataReport['names']; readonly zone: string },
): string | undefined => {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'boolean') return value ? 'tak' : 'nie';
  if (typeof value === 'number')
    return field.endsWith('_utc') ? momentText(value, zone) : String(value);
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value);
  if (ID.test(text)) return names[text];
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return day(text);
  return wordIn(history, `value.${field}.${text}`, text);
};

const partData = (part: ReportPart, shown: { names: DataReport['names']; zone: string }) => ({
  title: ofRegister('record', part.record),
  about: [
    `${say('report.source')}: ${say(`source.${part.source}`)}.`,
    `${say('report.collected')}: ${say(`collected.${part.collected}`)}.`,
    `${say('report.recipients')}: ${part.recipients.map((each) => say(`recipient.${each}`)).join(', ')}.`,
  ],
  guarded: part.isGuarded ? say('report.guarded') : null,
  withheld: part.isGuarded ? [] : part.withheld.map((field) => ofRegister('field', field)),
  count: part.count,
  left: part.isGuarded ? 0 : part.count - part.rows.length,
  rows: part.rows.map((row) =>
    Object.entries(row).flatMap(([field, value]) => {
      const text = valueText(field, value, shown);
      return text === undefined ? [] : [[ofRegister('field', field), text]];
    }),
  ),
});

/** Plain values for the template: the report in Polish, as it is handed to the person. */
export const printData = (report: DataReport, zone: string) => ({
  school: report.controller,
  name: report.name,
  since: report.sinceUtc === null ? null : momentText(report.sinceUtc, zone),
  statements: ['statement.controller', 'statement.confidential', 'statement.doors'].map(say),
  agreement:
    report.agreement === null
      ? null
      : `${report.agreement.provider}, ${report.agreement.wording}, ${day(report.agreement.signedOn)}`,
  registerActs: report.registerActs,
  parts: report.parts.map((part) => partData(part, { names: report.names, zone })),
  disclosures: report.disclosures.map((each) => [
    day(each.disclosedOn),
    each.body,
    each.legalBasis,
    each.scope,
  ]),
});
