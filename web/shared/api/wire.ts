import type * as contract from '@furtka/core-contract/api';
import type { Brand } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type * as screens from '@furtka/core-contract/screens';

/** A contract type as it comes over the wire: ids are plain text, as in the types generated from the core's OpenAPI. */
export type Wire<T> =
  T extends Brand<string>
    ? string
    : T extends readonly (infer Item)[]
      ? Wire<Item>[]
      : T extends object
        ? { [Key in keyof T]: Wire<T[Key]> }
        : T;

export type Session = Wire<contract.SessionReply>;
export type Membership = Wire<contract.Membership>;
export type Child = Wire<contract.Child>;
export type Passage = Wire<contract.Passage>;
export type LivePassage = Wire<contract.LivePassage>;
export type LivePassageWithdrawn = Wire<contract.LivePassageWithdrawn>;
export type LiveCard = Wire<contract.LiveCard>;
export type Card = Wire<contract.Card>;
export type CardState = contract.CardState;
export type CardDetail = Wire<screens.CardDetail>;
export type BlockReply = Wire<contract.BlockReply>;
export type { Role };
