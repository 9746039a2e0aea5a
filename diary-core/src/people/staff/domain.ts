import type { PersonId, SiteId } from '@furtka/core-contract/ids';

export const POSITIONS = ['teacher', 'management', 'office', 'specialist', 'support'] as const;
export type Position = (typeof POSITIONS)[number];

/** A person employed by the school; `siteId` is `null` for one who works at every site. */
export interface StaffMember {
  readonly personId: PersonId;
  readonly position: Position;
  readonly siteId: SiteId | null;
}
