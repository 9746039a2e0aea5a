import type { PersonId } from '@furtka/core-contract/ids';
import { searchKey, sortKey } from '../../kernel/text/polish.ts';

/** `student`, `guardian` or `staff`: why this person is known to the school. */
export type PersonKind = 'student' | 'guardian' | 'staff';

export interface PersonName {
  readonly firstName: string;
  readonly lastName: string;
}

export interface Person extends PersonName {
  readonly personId: PersonId;
  readonly kind: PersonKind;
  readonly sortKey: string;
  readonly searchKey: string;
}

/** "Anna Nowak", as screens show people. */
export const fullName = (name: PersonName): string => `${name.firstName} ${name.lastName}`;

/** Names as they are kept: no blanks at the ends, single ones inside, composed letters. */
export const tidyName = (text: string): string =>
  text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/**
 * Keys of a name. Two blanks end the last name, so that every "Nowak" comes before the first "Nowak-Żak".
 */
export const keysOfName = ({ firstName, lastName }: PersonName) => ({
  sortKey: `${sortKey(lastName)}  ${sortKey(firstName)}`,
  searchKey: searchKey(`${lastName} ${firstName}`),
});

/** Words to search for, folded as the names are; at most five. */
export const searchWords = (text: string): readonly string[] =>
  searchKey(text)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, 5);
