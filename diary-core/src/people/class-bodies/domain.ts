/** `council`: students who speak for the class; `parents`: members of the Parents' Council from this class. */
export const BODIES = ['council', 'parents'] as const;
export type Body = (typeof BODIES)[number];

export const PLACES = ['chair', 'deputy', 'treasurer', 'secretary', 'member'] as const;
export type Place = (typeof PLACES)[number];

/** By 30 September (S0 §56.d) of the school year that begins on `yearFrom`. */
export const dueOn = (yearFrom: string): string => `${yearFrom.slice(0, 4)}-09-30`;

/** Only one leads, stands in, keeps the money or writes; members there may be many. */
export const placesFit = (places: readonly Place[]): boolean => {
  const single = places.filter((place) => place !== 'member');
  return new Set(single).size === single.length;
};
