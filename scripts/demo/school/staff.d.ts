import type { PersonId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type { SeedStaff } from '@furtka/diary-core/seed';
import type { Random } from './random.ts';
/** An employee with what a card and an account of theirs must know. */
export interface Employee {
  readonly person: SeedStaff;
  readonly roles: readonly Role[];
  readonly keyholder: boolean;
}
/**
 * Everybody who is employed: first the teachers of the plan, in the order of its teacher numbers, then the posts, then as many
 * more (after-school care, library, kitchen, cleaning) as the size asks for.
 */
export declare const makeStaff: (
  {
    staff,
    teachers,
    leaders,
    employedFrom,
    idOf,
  }: {
    readonly staff: number;
    readonly teachers: number;
    readonly leaders: ReadonlySet<number>;
    readonly employedFrom: string;
    readonly idOf: (name: string) => PersonId;
  },
  random: Random,
) => Employee[];
