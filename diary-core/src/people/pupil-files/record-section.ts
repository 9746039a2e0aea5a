import type { RecordSection } from '../../kernel/services.ts';
import type { Address, Fact, FactField, IdentityDocument } from './domain.ts';
import { holdingFacts } from './store.ts';

const SEXES: Readonly<Record<string, string>> = { female: 'kobieta', male: 'mężczyzna' };
const DOCUMENTS: Readonly<Record<string, string>> = {
  identityCard: 'dowód osobisty',
  passport: 'paszport',
  residenceCard: 'karta pobytu',
  other: 'inny dokument',
};

const address = (text: string): string => {
  const { street, postCode, town, country } = JSON.parse(text) as Address;
  return `${street}, ${postCode} ${town}, ${country}`;
};
const document = (text: string): string => {
  const { kind, number, country } = JSON.parse(text) as IdentityDocument;
  return `${DOCUMENTS[kind] ?? kind} ${number} (${country})`;
};

/** Fields of the print, in its order; names and date of birth stand in its head. */
const ROWS: readonly (readonly [FactField, string, (text: string) => string])[] = [
  ['secondName', 'Drugie imię', (text) => text],
  ['sex', 'Płeć', (text) => SEXES[text] ?? text],
  ['birthPlace', 'Miejsce urodzenia', (text) => text],
  ['citizenship', 'Obywatelstwo', (text) => text],
  ['document', 'Dokument tożsamości', document],
  ['homeAddress', 'Adres zamieszkania', address],
  ['registeredAddress', 'Adres zameldowania', address],
  ['postalAddress', 'Adres do listów', address],
  ['phone', 'Telefon', (text) => text],
  ['email', 'E-mail', (text) => text],
];

const rowsOf = (facts: readonly Fact[]): string[][] =>
  ROWS.flatMap(([field, label, words]) =>
    facts
      .filter((fact) => fact.field === field)
      .map((fact) => [label, words(fact.value), fact.from]),
  );

export const fileSection: RecordSection = {
  name: 'people/pupil-files',
  order: 10,
  permission: 'student.read',
  load: async (read, studentId) => {
    const rows = rowsOf(await holdingFacts(read, studentId));
    return rows.length === 0
      ? undefined
      : { title: 'Dane osobowe', columns: ['Pole', 'Wartość', 'Od dnia'], rows };
  },
};
