import { addressText, documentText, type FactField } from './domain.ts';
import type { ProposedChange } from './schema.ts';

const one = (value: string | null): readonly string[] => (value === null ? [] : [value]);
const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** Values by field that a change asks for, as the texts in which facts are kept. Fields that it does not name are not there. */
export const wantedOf = (change: ProposedChange): ReadonlyMap<FactField, readonly string[]> => {
  const wanted = new Map<FactField, readonly string[]>();
  for (const field of [
    'firstName',
    'lastName',
    'secondName',
    'bornOn',
    'sex',
    'birthPlace',
    'phone',
    'email',
  ] as const) {
    const value = change[field];
    if (value !== undefined) wanted.set(field, one(value === null ? null : tidy(value)));
  }
  for (const field of ['homeAddress', 'registeredAddress', 'postalAddress'] as const) {
    const value = change[field];
    if (value !== undefined) wanted.set(field, one(value === null ? null : addressText(value)));
  }
  if (change.citizenships !== undefined) wanted.set('citizenship', change.citizenships);
  if (change.documents !== undefined) wanted.set('document', change.documents.map(documentText));
  return wanted;
};
