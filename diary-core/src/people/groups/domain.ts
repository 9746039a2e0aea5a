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

/** A membership as it begins on the day of the change. */
export interface NewMember {
  readonly studentId: string;
  readonly number: number;
  /** The day before a later membership of the same student begins, or the old last day; null: until further notice. */
  readonly to: string | null;
}

export interface MemberPlan {
  /** Began on that very day and goes on with another number. */
  readonly renumbered: readonly { readonly id: string; readonly number: number }[];
  /** The last day is the day before: belongs no longer, or goes on with another number in `added`. */
  readonly ended: readonly string[];
  /** Would have begun on that very day: never was. */
  readonly removed: readonly string[];
  readonly added: readonly NewMember[];
}

const holds = ({ from, to }: Pick<Member, 'from' | 'to'>, day: string): boolean =>
  from <= day && (to === null || to >= day);

/**
 * What must change so that exactly `wanted` belong to the group on a day, numbered in this order, and until the next change of the list.
 * Earlier days stay as they were, numbers too, and so do later changes.
 *
 * @param members  everybody who was ever in the group or will be
 * @param before   the day before a date
 */
export const planMembers = (
  members: readonly Member[],
  wanted: readonly string[],
  from: string,
  before: (date: string) => string,
): MemberPlan => {
  const numberOf = new Map(wanted.map((studentId, index) => [studentId, index + 1]));
  const present = members.filter((each) => holds(each, from));
  const kept = present.filter((each) => numberOf.has(each.studentId));
  const going = present.filter((each) => !numberOf.has(each.studentId));
  const other = kept.filter((each) => numberOf.get(each.studentId) !== each.number);
  const keptIds = new Set(kept.map(({ studentId }) => studentId));
  const firstLater = (studentId: string): string | undefined =>
    members
      .filter((each) => each.studentId === studentId && each.from > from)
      .map((each) => each.from)
      .sort()[0];
  const fresh = wanted
    .filter((studentId) => !keptIds.has(studentId))
    .map((studentId) => {
      const later = firstLater(studentId);
      return { studentId, to: later === undefined ? null : before(later) };
    });
  const began = (each: Member) => each.from === from;
  const numbered = ({ studentId, to }: Pick<Member, 'studentId' | 'to'>): NewMember => ({
    studentId,
    number: numberOf.get(studentId) ?? 0,
    to,
  });
  return {
    renumbered: other
      .filter(began)
      .map(({ id, studentId }) => ({ id, number: numberOf.get(studentId) ?? 0 })),
    ended: [...going, ...other].filter((each) => !began(each)).map(({ id }) => id),
    removed: going.filter(began).map(({ id }) => id),
    added: [...other.filter((each) => !began(each)), ...fresh].map(numbered),
  };
};

/** Days after a date on which somebody joins the group or leaves it, in order: a change on that date leaves them as they are. */
export const laterChanges = (
  members: readonly Pick<Member, 'from' | 'to'>[],
  date: string,
  dayAfter: (date: string) => string,
): string[] => {
  const days = members.flatMap(({ from, to }) => [from, ...(to === null ? [] : [dayAfter(to)])]);
  return [...new Set(days.filter((day) => day > date))].sort();
};

/**
 * Memberships without a break between them as one: a new number cuts them in two.
 *
 * @param spans  in the order of their first days
 * @param keyOf  what must be the same of both, such as the student of one group
 */
export const unbroken = <T extends { readonly from: string; readonly to: string | null }>(
  spans: readonly T[],
  keyOf: (span: T) => string,
  dayAfter: (date: string) => string,
): T[] => {
  const joined: T[] = [];
  for (const span of spans) {
    const at = joined.findIndex(
      (other) =>
        keyOf(other) === keyOf(span) && other.to !== null && dayAfter(other.to) === span.from,
    );
    const before = joined[at];
    if (before === undefined) joined.push(span);
    else joined[at] = { ...before, to: span.to };
  }
  return joined;
};
