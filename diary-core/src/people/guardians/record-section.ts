import type { RecordSection } from '../../kernel/services.ts';
import { fullName, personsByIds } from '../persons/api.ts';
import { bondsOn, contactsOf } from './store.ts';

const RELATIONS = {
  mother: 'matka',
  father: 'ojciec',
  legalGuardian: 'opiekun prawny',
  other: 'inna osoba',
} as const;

/** Guardians with their telephone numbers. */
export const guardianSection: RecordSection = {
  name: 'people/guardians',
  order: 20,
  permission: 'guardian.read',
  load: async (read, studentId, { date }) => {
    const bonds = await bondsOn(read, { studentId, on: date });
    if (bonds.length === 0) return undefined;
    const ids = bonds.map((bond) => bond.guardianId);
    const names = await personsByIds(read, ids);
    const contacts = await contactsOf(read, ids);
    return {
      title: 'Rodzice i opiekunowie',
      columns: ['Imię i nazwisko', 'Kim jest', 'Telefon'],
      rows: bonds.map(({ guardianId, relation }) => {
        const name = names.get(guardianId);
        return [
          name === undefined ? '' : fullName(name),
          RELATIONS[relation],
          contacts.get(guardianId)?.phone ?? '–',
        ];
      }),
    };
  },
};
