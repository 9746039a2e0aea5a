import { folded } from '../../../shared/text/folded.ts';

const plain = (text: string): string => folded(text).replace(/[^a-z0-9]/g, '');

/** A login to begin with: name and surname without marks, parted by a dot. */
export const loginFor = ({
  firstName,
  lastName,
}: {
  readonly firstName: string;
  readonly lastName: string;
}): string => [plain(firstName), plain(lastName)].filter((part) => part !== '').join('.');
