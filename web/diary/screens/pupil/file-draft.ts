import type { FileChange, PupilFile } from './pupil-queries.ts';

export const ADDRESSES = ['homeAddress', 'registeredAddress', 'postalAddress'] as const;
export const ADDRESS_PARTS = ['street', 'postCode', 'town', 'country'] as const;
export type AddressField = (typeof ADDRESSES)[number];
const WORDS = [
  'firstName',
  'lastName',
  'secondName',
  'bornOn',
  'sex',
  'birthPlace',
  'phone',
  'email',
] as const;
export type DraftField = (typeof WORDS)[number] | AddressField | 'citizenships' | 'documents';

/** The file as the fields of a form: texts only; what is not there is empty. */
export type Draft = Readonly<Record<string, string>>;

const keyOf = (address: AddressField, part: (typeof ADDRESS_PARTS)[number]) => `${address}.${part}`;
export type IdentityDocument = PupilFile['documents'][number];
export const DOCUMENT_KINDS = ['identityCard', 'passport', 'residenceCard', 'other'] as const;

export const draftOf = (file: PupilFile): Draft => ({
  ...Object.fromEntries(WORDS.map((field) => [field, file[field] ?? ''])),
  ...Object.fromEntries(
    ADDRESSES.flatMap((address) =>
      ADDRESS_PARTS.map((part) => [
        keyOf(address, part),
        file[address]?.[part] ?? (part === 'country' ? 'PL' : ''),
      ]),
    ),
  ),
  citizenships: file.citizenships.join(', '),
  documents: JSON.stringify(file.documents),
  pesel: '',
});

const addressOf = (draft: Draft, address: AddressField) => {
  const [street = '', postCode = '', town = '', country = ''] = ADDRESS_PARTS.map((part) =>
    (draft[keyOf(address, part)] ?? '').trim(),
  );
  return street === '' && postCode === '' && town === ''
    ? null
    : { street, postCode, town, country: country.toUpperCase() };
};

const codesOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\s,;]+/)
      .filter((code) => code !== '')
      .map((code) => code.toUpperCase()),
  ),
];

/** Documents of a draft; they stand in it as JSON. */
export const documentsOf = (draft: Draft): readonly IdentityDocument[] =>
  JSON.parse(draft['documents'] ?? '[]') as IdentityDocument[];

const isWhole = ({ number, country, validUntil }: IdentityDocument): boolean =>
  number.trim() !== '' &&
  /^[A-Z]{2}$/.test(country) &&
  (validUntil === null || /^\d{4}-\d{2}-\d{2}$/.test(validUntil));

/** Values of a draft as the core takes them. */
const valuesOf = (draft: Draft) => {
  const word = (field: string) => {
    const text = (draft[field] ?? '').trim();
    return text === '' ? null : text;
  };
  return {
    firstName: draft['firstName']?.trim() ?? '',
    lastName: draft['lastName']?.trim() ?? '',
    secondName: word('secondName'),
    bornOn: word('bornOn'),
    sex: word('sex') as 'female' | 'male' | null,
    birthPlace: word('birthPlace'),
    phone: word('phone'),
    email: word('email'),
    homeAddress: addressOf(draft, 'homeAddress'),
    registeredAddress: addressOf(draft, 'registeredAddress'),
    postalAddress: addressOf(draft, 'postalAddress'),
    citizenships: codesOf(draft['citizenships'] ?? ''),
    documents: [...documentsOf(draft)],
  };
};

/** Fields that the draft changes against the file that it began with. */
export const changedFields = (from: Draft, to: Draft): DraftField[] => {
  const before = valuesOf(from);
  const after = valuesOf(to);
  return (Object.keys(after) as DraftField[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
};

/** Only what changed, upon a version of the file. */
export const changeOf = (
  first: Draft,
  draft: Draft,
  { version, from }: { readonly version: number; readonly from: string },
): FileChange => {
  const values = valuesOf(draft);
  const changed = changedFields(first, draft).map((field) => [field, values[field]]);
  const pesel = (draft['pesel'] ?? '').trim();
  return {
    version,
    from,
    ...(Object.fromEntries(changed) as Omit<FileChange, 'version'>),
    ...(pesel === '' ? {} : { pesel }),
  };
};

/** A value as a person reads it. */
export const shownValue = (draft: Draft, field: DraftField): string => {
  const value = valuesOf(draft)[field];
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value))
    return value
      .map((one) => (typeof one === 'string' ? one : `${one.number} (${one.country})`))
      .join(', ');
  return `${value.street}, ${value.postCode} ${value.town}`;
};

export interface ClashLine {
  readonly field: DraftField;
  readonly mine: string;
  readonly theirs: string;
}

/** What this draft and the file as it is now say differently, where both changed what stood there at first (CLASH). */
export const clashOf = (first: Draft, mine: Draft, theirs: Draft): ClashLine[] => {
  const wanted = changedFields(first, mine);
  return changedFields(first, theirs)
    .filter(
      (field) => wanted.includes(field) && shownValue(mine, field) !== shownValue(theirs, field),
    )
    .map((field) => ({
      field,
      mine: shownValue(mine, field),
      theirs: shownValue(theirs, field),
    }));
};

export type DraftFault =
  | 'needed'
  | 'date'
  | 'pesel'
  | 'phone'
  | 'email'
  | 'address'
  | 'codes'
  | 'documents';

/** What does not fit, by field. */
export const faultsOfDraft = (
  draft: Draft,
  judge: {
    readonly isDate: (text: string) => boolean;
    readonly isPesel: (text: string) => boolean;
  },
): Readonly<Partial<Record<string, DraftFault>>> => {
  const text = (field: string) => (draft[field] ?? '').trim();
  const unless = (field: string, fits: boolean, fault: DraftFault) =>
    fits ? [] : [[field, fault] as const];
  const filled = (field: string, fits: (value: string) => boolean, fault: DraftFault) =>
    unless(field, text(field) === '' || fits(text(field)), fault);
  return Object.fromEntries([
    ...unless('firstName', text('firstName') !== '', 'needed'),
    ...unless('lastName', text('lastName') !== '', 'needed'),
    ...filled('bornOn', judge.isDate, 'date'),
    ...filled('pesel', judge.isPesel, 'pesel'),
    ...filled('phone', (value) => /^\+?[0-9 ]{5,20}$/.test(value), 'phone'),
    ...filled('email', (value) => /^[^\s@]+@[^\s@]+$/.test(value), 'email'),
    ...ADDRESSES.flatMap((address) => {
      const value = addressOf(draft, address);
      const fits =
        value === null ||
        (value.street !== '' &&
          value.postCode !== '' &&
          value.town !== '' &&
          /^[A-Z]{2}$/.test(value.country));
      return unless(`${address}.street`, fits, 'address');
    }),
    ...unless(
      'citizenships',
      codesOf(text('citizenships')).every((code) => /^[A-Z]{2}$/.test(code)),
      'codes',
    ),
    ...unless('documents', documentsOf(draft).every(isWhole), 'documents'),
  ]);
};
