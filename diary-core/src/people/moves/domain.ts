import { Temporal } from 'temporal-polyfill';

/** A membership that holds on the day of a move or begins later. */
export interface Membership {
  readonly memberId: string;
  readonly groupId: string;
  readonly name: string;
  readonly number: number;
  readonly from: string;
  readonly to: string | null;
}

export interface GroupOfClass {
  readonly groupId: string;
  readonly name: string;
  readonly subjectId: string | null;
}

/** When a student of a class does not belong to a group of it; both days included. */
export interface Absence {
  readonly groupId: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

export interface MovePlan {
  /** Belonged before and no longer does: the last day is the day before the move (MIGR-05). */
  readonly ended: readonly Membership[];
  /** Would have begun on that day or later: never does. */
  readonly removed: readonly Membership[];
  /** Groups that the new class shares, and that were chosen: nothing changes. */
  readonly kept: readonly Membership[];
  readonly joined: readonly GroupOfClass[];
  /** MIGR-07: before the move in the groups joined, from it on in the groups left. */
  readonly absences: readonly Absence[];
}

interface MoveDays {
  /** First day in the new class. */
  readonly from: string;
  readonly dayBefore: string;
  readonly yearFrom: string;
  readonly yearTo: string;
}

/**
 * What a move to another class does to memberships in groups.
 *
 * @param now      memberships that hold on the day of the move or begin later (MIGR-04)
 * @param groups   groups of the new class
 * @param chosen   ids of those the student will belong to (MIGR-06)
 */
export const planMove = (
  now: readonly Membership[],
  groups: readonly GroupOfClass[],
  chosen: ReadonlySet<string>,
  days: MoveDays,
): MovePlan => {
  const allowed = new Set(groups.map(({ groupId }) => groupId));
  const stays = (each: Membership) => allowed.has(each.groupId) && chosen.has(each.groupId);
  const kept = now.filter((each) => each.from < days.from && stays(each));
  const keptIds = new Set(kept.map(({ groupId }) => groupId));
  const going = now.filter((each) => !kept.includes(each));
  const ended = going.filter((each) => each.from < days.from);
  const joined = groups.filter(({ groupId }) => chosen.has(groupId) && !keptIds.has(groupId));
  const after = ended.map(({ groupId, name }) => ({
    groupId,
    name,
    from: days.from,
    to: days.yearTo,
  }));
  const before = joined.map(({ groupId, name }) => ({
    groupId,
    name,
    from: days.yearFrom,
    to: days.dayBefore,
  }));
  return {
    ended,
    removed: going.filter((each) => each.from >= days.from),
    kept,
    joined,
    absences: [...after, ...before.filter(({ from, to }) => from <= to)],
  };
};

/**
 * The days of a school year in which a student does not belong to a group; both days included.
 *
 * @param memberships  all memberships in that one group
 */
export const absencesOf = (
  memberships: readonly { readonly from: string; readonly to: string | null }[],
  year: { readonly from: string; readonly to: string },
): { readonly from: string; readonly to: string }[] => {
  const absences: { from: string; to: string }[] = [];
  let open = year.from;
  for (const { from, to } of [...memberships].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (from > open) absences.push({ from: open, to: shifted(from, -1) });
    if (to === null || to >= year.to) return absences;
    const next = shifted(to, 1);
    if (next > open) open = next;
  }
  return [...absences, { from: open, to: year.to }];
};

/**
 * Which memberships of before a move still can be had back: not those in a group that the student belongs to in the same days again,
 * because its list was written meanwhile.
 *
 * @param now  all memberships of the student as they are, those to be had back in their present shape left out
 */
export const restorable = <T extends Span>(before: readonly T[], now: readonly Span[]): T[] =>
  before.filter(
    (each) =>
      !now.some(
        (other) =>
          other.groupId === each.groupId &&
          (each.to === null || other.from <= each.to) &&
          (other.to === null || other.to >= each.from),
      ),
  );

interface Span {
  readonly groupId: string;
  readonly from: string;
  readonly to: string | null;
}

const shifted = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString();

export const MOVE_KINDS = ['admission', 'class', 'group'] as const;

/** A stay that was put into another class because it begins on the very day of the move. */
export interface ReplacedStay {
  readonly memberId: string;
  readonly classId: string;
  readonly numberInClass: number;
  readonly to: string | null;
}

/** What a move changed, so that a mistaken one can be taken back whole. */
export interface MoveTrace {
  /** Missing: none was. */
  readonly replacedStay?: ReplacedStay;
  readonly endedStay: { readonly memberId: string; readonly lastDayBefore: string | null } | null;
  readonly addedStayId: string | null;
  readonly endedGroups: readonly {
    readonly memberId: string;
    readonly lastDayBefore: string | null;
  }[];
  readonly removedGroups: readonly Omit<Membership, 'name' | 'memberId'>[];
  readonly addedGroupIds: readonly string[];
}
