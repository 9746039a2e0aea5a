import type { PersonId } from '@furtka/core-contract/ids';

export const RELATIONS = ['mother', 'father', 'legalGuardian', 'other'] as const;
export type Relation = (typeof RELATIONS)[number];

/** One guardian's bond with one student; both days included, `to` is `null` while it lasts. */
export interface Guardianship {
  readonly guardianshipId: string;
  readonly guardianId: PersonId;
  readonly studentId: PersonId;
  readonly relation: Relation;
  readonly seesPassages: boolean;
  readonly from: string;
  readonly to: string | null;
}
