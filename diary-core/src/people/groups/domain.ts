/** First and last day of each term of a class, in order. */
export type TermDates = readonly { readonly from: string; readonly to: string }[];

/** STRUCT-14, GROUP-06: classes share a group only if their terms have the same dates. */
export const mayShareGroup = (terms: readonly TermDates[]): boolean => {
  const [first, ...others] = terms.map((dates) => JSON.stringify(dates.map((d) => [d.from, d.to])));
  return others.every((one) => one === first);
};

export interface Member {
  readonly id: string;
  readonly studentId: string;
  readonly number: number;
  readonly from: string;
  /** Null: until further notice. */
  readonly to: string | null;
}

export interface MemberPlan {
  /** Belonged before that day and goes on, perhaps with another number. */
  readonly renumbered: readonly { readonly id: string; readonly number: number }[];
  /** Belonged before that day and no longer does: the last day is the day before. */
  readonly ended: readonly string[];
  /** Would have begun on that day or later: never was. */
  readonly removed: readonly string[];
  readonly added: readonly { readonly studentId: string; readonly number: number }[];
}

/**
 * What must change so that exactly `wanted` belong to the group from a day on, numbered in this order. Earlier days stay as they were.
 *
 * @param members  everybody who was ever in the group
 */
export const planMembers = (
  members: readonly Member[],
  wanted: readonly string[],
  from: string,
): MemberPlan => {
  const open = members.filter(({ to }) => to === null || to >= from);
  const numberOf = new Map(wanted.map((studentId, index) => [studentId, index + 1]));
  const going = open.filter((each) => each.from < from);
  const kept = going.filter((each) => each.to === null && numberOf.has(each.studentId));
  const keptIds = new Set(kept.map(({ studentId }) => studentId));
  return {
    renumbered: kept.flatMap(({ id, studentId, number }) => {
      const next = numberOf.get(studentId) ?? number;
      return next === number ? [] : [{ id, number: next }];
    }),
    ended: going.filter((each) => !keptIds.has(each.studentId)).map(({ id }) => id),
    removed: open.filter((each) => each.from >= from).map(({ id }) => id),
    added: wanted.flatMap((studentId) =>
      keptIds.has(studentId) ? [] : [{ studentId, number: numberOf.get(studentId) ?? 0 }],
    ),
  };
};
