/** Letters that Unicode does not take apart. */
const PLAIN: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae' };

const plain = (text: string): string =>
  [...text.toLowerCase().normalize('NFD')]
    .map((letter) => PLAIN[letter] ?? letter)
    .join('')
    .replace(/[^a-z0-9]/g, '');

/** A login to begin with: name and surname without marks, parted by a dot. */
export const loginFor = ({
  firstName,
  lastName,
}: {
  readonly firstName: string;
  readonly lastName: string;
}): string => [plain(firstName), plain(lastName)].filter((part) => part !== '').join('.');
