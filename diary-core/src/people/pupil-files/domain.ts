/** Fields of which a student has one value at a time. Names and date of birth are kept with the person; their history is here. */
export const SINGLE_FIELDS = [
  'firstName',
  'lastName',
  'secondName',
  'bornOn',
  'sex',
  'birthPlace',
  'phone',
  'email',
  'homeAddress',
  'registeredAddress',
  'postalAddress',
] as const;
/** Fields of which a student may have several values at once. */
export const SEVERAL_FIELDS = ['citizenship', 'document'] as const;
/** A change of PESEL leaves a trace without the number. */
export const FACT_FIELDS = [...SINGLE_FIELDS, ...SEVERAL_FIELDS, 'pesel'] as const;
export type FactField = (typeof FACT_FIELDS)[number];

export const SEXES = ['female', 'male'] as const;
export const DOCUMENT_KINDS = ['identityCard', 'passport', 'residenceCard', 'other'] as const;

export interface Address {
  readonly street: string;
  /** `00-001`, or as the country writes it. */
  readonly postCode: string;
  readonly town: string;
  /** ISO 3166-1, two letters. */
  readonly country: string;
}

export interface IdentityDocument {
  readonly kind: (typeof DOCUMENT_KINDS)[number];
  readonly number: string;
  readonly country: string;
  readonly validUntil: string | null;
}

/** One value of a field, from when to when. Texts of structured values are JSON with keys in a fixed order. */
export interface Fact {
  readonly factId: string;
  readonly field: FactField;
  readonly value: string;
  readonly from: string;
  /** Last day; null while it holds. A day before `from`: it was corrected on its first day. */
  readonly to: string | null;
}

export const addressText = ({ street, postCode, town, country }: Address): string =>
  JSON.stringify({ street, postCode, town, country });

export const documentText = ({ kind, number, country, validUntil }: IdentityDocument): string =>
  JSON.stringify({ kind, number, country, validUntil });

export interface FactPlan {
  /** Facts that hold no longer. */
  readonly ended: readonly Fact[];
  readonly added: readonly { readonly field: FactField; readonly value: string }[];
}

/**
 * What must end and what begins so that each field named has exactly these values.
 *
 * @param holding  facts that hold now
 * @param wanted   values by field; fields left out stay as they are
 */
export const planFacts = (
  holding: readonly Fact[],
  wanted: ReadonlyMap<FactField, readonly string[]>,
): FactPlan => {
  const ended: Fact[] = [];
  const added: { field: FactField; value: string }[] = [];
  for (const [field, values] of wanted) {
    const now = holding.filter((fact) => fact.field === field);
    ended.push(...now.filter((fact) => !values.includes(fact.value)));
    const present = new Set(now.map((fact) => fact.value));
    added.push(
      ...[...new Set(values)]
        .filter((value) => !present.has(value))
        .map((value) => ({ field, value })),
    );
  }
  return { ended, added };
};

/** What the office asks of every student; a student without one of these is not complete (PUPIL-01). */
export const NEEDED = [
  'bornOn',
  'pesel',
  'birthPlace',
  'sex',
  'homeAddress',
  'citizenship',
  'guardianPhone',
] as const;
export type NeededField = (typeof NEEDED)[number];

/** Which of the needed things are not there; a foreign child without PESEL has an identity document instead. */
export const missingOf = (has: ReadonlySet<FactField | NeededField>): NeededField[] =>
  NEEDED.filter((field) => !has.has(field) && !(field === 'pesel' && has.has('document')));
