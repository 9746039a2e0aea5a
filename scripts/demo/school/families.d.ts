import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import type { SeedGuardian, SeedStudent } from '@furtka/diary-core/seed';
import type { Random } from './random.ts';
import type { SchoolSize } from './size.ts';
export interface ClassSeat {
  readonly classId: ClassId;
  readonly grade: number;
}
export interface Families {
  readonly students: readonly SeedStudent[];
  readonly guardians: readonly SeedGuardian[];
  /** Students of the cast by key. */
  readonly castByKey: ReadonlyMap<string, PersonId>;
}
/** Pupils of all classes, numbered by the alphabet as in a register, and those who care for them. */
export declare const makeFamilies: (
  {
    classes,
    size,
    yearStart,
    joinedOn,
    idOf,
  }: {
    readonly classes: readonly ClassSeat[];
    readonly size: SchoolSize;
    readonly yearStart: number;
    readonly joinedOn: string;
    readonly idOf: (name: string) => PersonId;
  },
  random: Random,
) => Families;
