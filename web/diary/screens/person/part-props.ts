import type { PersonRow } from '../people/people-queries.ts';

/** What each part of a person's panel is given. */
export interface PartProps {
  readonly person: PersonRow;
  /** Opens another person in the same panel. */
  readonly onPerson: (personId: string) => void;
}
