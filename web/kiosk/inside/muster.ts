import type { Inside, InsidePerson } from '@furtka/hub-contract/kiosk-desk';

/** People of one line of the muster list: a class, the staff, the guests. */
export interface MusterGroup {
  /** Name of a class, or which of the other two lists it is. */
  readonly key: string;
  readonly kind: 'class' | 'staff' | 'guests';
  /** Those not yet found first, then by name. */
  readonly people: readonly InsidePerson[];
  /** Heads, not lines: a guest's line may stand for a meeting. */
  readonly total: number;
  readonly safe: number;
}

const headsOf = (people: readonly InsidePerson[]): number =>
  people.reduce((sum, { count }) => sum + count, 0);

const group = (
  kind: MusterGroup['kind'],
  key: string,
  people: readonly InsidePerson[],
  byName: Intl.Collator,
): MusterGroup => ({
  kind,
  key,
  people: [...people].sort(
    (a, b) => Number(a.safe) - Number(b.safe) || byName.compare(a.name, b.name),
  ),
  total: headsOf(people),
  safe: headsOf(people.filter(({ safe }) => safe)),
});

/** The list by class, then staff, then guests; a list without anybody is left out. */
export const musterOf = (inside: Inside, language: string): readonly MusterGroup[] => {
  const byName = new Intl.Collator(language);
  const byClass = new Intl.Collator(language, { numeric: true });
  return [
    ...[...inside.classes]
      .sort((a, b) => byClass.compare(a.className, b.className))
      .map(({ className, people }) => group('class', className, people, byName)),
    group('staff', 'staff', inside.staff, byName),
    group('guests', 'guests', inside.guests, byName),
  ].filter(({ total }) => total > 0);
};

/** Heads of all groups together. */
export const sumOf = (groups: readonly MusterGroup[]) => {
  const total = groups.reduce((sum, one) => sum + one.total, 0);
  const safe = groups.reduce((sum, one) => sum + one.safe, 0);
  return { total, safe, missing: total - safe };
};

/** The answer with one tick changed: what the screen shows until the hub has told it. */
export const withTick = (inside: Inside, personId: string, safe: boolean): Inside => {
  const tick = (people: InsidePerson[]) =>
    people.map((one) => (one.personId === personId ? { ...one, safe } : one));
  return {
    ...inside,
    classes: inside.classes.map((one) => ({ ...one, people: tick(one.people) })),
    staff: tick(inside.staff),
    guests: tick(inside.guests),
  };
};
