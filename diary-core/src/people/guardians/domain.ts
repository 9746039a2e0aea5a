import type { PersonId } from '@furtka/core-contract/ids';

export const RELATIONS = ['mother', 'father', 'legalGuardian', 'other'] as const;
export type Relation = (typeof RELATIONS)[number];

/** What a court left of parental authority (Kodeks rodzinny i opiekuńczy, art. 107, 109-111). */
export const AUTHORITIES = ['full', 'limited', 'suspended', 'deprived'] as const;
export type Authority = (typeof AUTHORITIES)[number];

/** What a guardian may do for one child; everything, until a court or the guardians' agreement says otherwise. */
export interface CustodyRights {
  readonly authority: Authority;
  /** Court, date and file number of the decision. */
  readonly courtReference: string | null;
  /** Sees the child at all: without it the child is not there in the guardian's account. */
  readonly seesChild: boolean;
  /** Decides in matters of the child. */
  readonly decides: boolean;
  /** May collect the child from school. */
  readonly collects: boolean;
  readonly note: string | null;
}

export const FULL_CUSTODY: CustodyRights = {
  authority: 'full',
  courtReference: null,
  seesChild: true,
  decides: true,
  collects: true,
  note: null,
};

export type CustodyFault = 'guardians.court_reference_needed' | 'guardians.deprived_decides';

/** What is wrong with custody as it is entered: a restriction rests on a decision; nobody deprived of authority decides. */
export const custodyFault = (custody: CustodyRights): CustodyFault | undefined => {
  const { authority, courtReference, seesChild, decides, collects } = custody;
  const isFull = authority === 'full' && seesChild && decides && collects;
  if (!isFull && courtReference === null) return 'guardians.court_reference_needed';
  if ((authority === 'deprived' || authority === 'suspended') && decides)
    return 'guardians.deprived_decides';
  return undefined;
};

/** One guardian's bond with one student; both days included, `to` is `null` while it lasts. */
export interface Guardianship {
  readonly guardianshipId: string;
  readonly guardianId: PersonId;
  readonly studentId: PersonId;
  readonly relation: Relation;
  readonly seesPassages: boolean;
  readonly from: string;
  readonly to: string | null;
  readonly custody: CustodyRights;
  readonly version: number;
}
