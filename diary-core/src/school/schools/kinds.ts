/** Types of school of the Polish system (Prawo oświatowe, art. 2 and 18), and a complex of several. */
export const SCHOOL_KINDS = [
  'kindergarten',
  'primary',
  'general',
  'technical',
  'vocationalFirst',
  'vocationalSecond',
  'postSecondary',
  'specialWork',
  'art',
  'complex',
  'other',
] as const;
