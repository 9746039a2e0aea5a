import { type CardState } from '@furtka/core-contract/api';
import type { CardId, PersonId } from '@furtka/core-contract/ids';
import type { SeedCard } from '@furtka/diary-core/seed';
import type { Random } from './random.ts';
export interface Holder {
  readonly id: PersonId;
  readonly keyholder: boolean;
  /** Where the demo needs this state. */
  readonly state?: CardState;
}
/** UID as a reader would give it: 7 bytes mostly, 4 on older cards; none twice. */
export declare const makeUids: (random: Random) => () => string;
/**
 * Cards for nearly everybody; whoever lost one has a second, active one. Some cards lie in the office and are nobody's yet.
 */
export declare const makeCards: (
  holders: readonly Holder[],
  idOf: (name: string) => CardId,
  random: Random,
) => SeedCard[];
