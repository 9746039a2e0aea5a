/** Parts of the school's structure, in the order in which a school is set up. */
export const STRUCTURE_TABS = [
  'years',
  'units',
  'classes',
  'subjects',
  'groups',
  'courses',
  'categories',
  'bodies',
] as const;
export type StructureTab = (typeof STRUCTURE_TABS)[number];

export const isStructureTab = (value: unknown): value is StructureTab =>
  STRUCTURE_TABS.some((tab) => tab === value);
