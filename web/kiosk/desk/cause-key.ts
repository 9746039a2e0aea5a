const CAUSES = [
  'card.forgotten',
  'card.lost',
  'card.damaged',
  'card.none',
  'late',
  'collected',
  'delivery',
  'service',
  'emergency',
  'other',
] as const;

/** Key of a cause's words; a cause this page does not know yet is told as another one. */
export const causeKey = (cause: string): `cause.${(typeof CAUSES)[number]}` =>
  `cause.${CAUSES.find((known) => known === cause) ?? 'other'}`;
