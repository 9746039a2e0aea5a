import type { PersonId } from '@furtka/core-contract/ids';
import type { Relation } from '../../../people/guardians/api.ts';
import type { StudentCorrection } from '../../../people/students/api.ts';

export interface NewPupil {
  /** Key of the item. */
  readonly key: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly pesel?: string;
  readonly bornOn?: string;
  readonly classKey: string;
  /** Null: by the alphabet, after those who are there. */
  readonly number: number | null;
  readonly joinedOn: string;
}

export interface PupilMove {
  readonly studentId: PersonId;
  readonly sortName: string;
  readonly classKey: string;
  readonly number: number | null;
}

export interface NewFileGuardian {
  readonly key: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly phone?: string;
  readonly email?: string;
}

/** A pupil or guardian: one of the school by id, one of the file by key. */
export type Who = { readonly id: PersonId } | { readonly key: string };

export interface FileBond {
  readonly guardian: Who;
  readonly pupil: Who;
  readonly relation: Relation;
}

/** What „Wczytaj" writes of a file of pupils. */
export interface StudentEffects {
  readonly yearId: string;
  readonly classes: readonly {
    readonly key: string;
    readonly name: string;
    readonly gradeLevel: number;
  }[];
  readonly pupils: readonly NewPupil[];
  readonly corrections: readonly StudentCorrection[];
  readonly moves: readonly PupilMove[];
  readonly guardians: readonly NewFileGuardian[];
  readonly contacts: readonly {
    readonly guardianId: PersonId;
    readonly phone?: string;
    readonly email?: string;
  }[];
  readonly bonds: readonly FileBond[];
}
