import { NEW, type Question, SKIP } from '../plan.ts';

/** Something of the school that a name in a file may mean. `keys`: its names, folded. */
export interface KnownName {
  readonly id: string;
  readonly label: string;
  readonly keys: readonly string[];
}

/** A name of the file, ready to be compared. */
export interface Asked {
  /** Of the question, and under which the answer is remembered. */
  readonly key: string;
  /** Code of the question. */
  readonly code: string;
  /** As the file says. */
  readonly about: string;
  /** Our own id, where the file carries it; else empty. */
  readonly ownId: string;
  /** Folded names, the surest first. */
  readonly keys: readonly string[];
  /** Who is like it, though not the same. */
  readonly isNear: (known: KnownName) => boolean;
  /** Of those who are near: the one that is meant, if nobody says otherwise. */
  readonly isLikely: (known: KnownName) => boolean;
  /** It may come into being by this file. */
  readonly mayBeNew: boolean;
  /** Ask although nothing of the school is near: one who is not new must be named. */
  readonly asksAlways: boolean;
}

export interface Decisions {
  readonly answers: Readonly<Record<string, string>>;
  readonly remembered: Readonly<Record<string, string>>;
}

export type NameMatch =
  | { readonly is: 'known'; readonly id: string; readonly question?: Question }
  | { readonly is: 'new' | 'skipped' | 'open'; readonly question?: Question };

/** Options that one question offers. */
const MOST_OPTIONS = 200;

const sameId = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** What is meant without a doubt: by our own id, by an earlier decision of the school, by the one same name. */
const sureOf = (asked: Asked, known: readonly KnownName[], { remembered }: Decisions) => {
  const own = asked.ownId === '' ? undefined : known.find(({ id }) => sameId(id, asked.ownId));
  if (own !== undefined) return own;
  const before = known.find(({ id }) => id === remembered[asked.key]);
  if (before !== undefined) return before;
  const [key = ''] = asked.keys;
  const same = known.filter(({ keys }) => keys[0] === key);
  return same.length === 1 ? same[0] : undefined;
};

/**
 * What of the school a name of the file means. Where it is not said without a doubt, a human decides; an answer that was given stands
 * above everything.
 */
export const matchName = (
  asked: Asked,
  known: readonly KnownName[],
  decisions: Decisions,
): NameMatch => {
  const { key, code, about, keys, mayBeNew } = asked;
  const answer = decisions.answers[key];
  const sure = answer === undefined ? sureOf(asked, known, decisions) : undefined;
  if (sure !== undefined) return { is: 'known', id: sure.id };
  const isNear = (each: KnownName): boolean =>
    each.keys.some((own) => keys.includes(own)) || asked.isNear(each);
  const near = known.filter(isNear);
  if (near.length === 0 && answer === undefined && mayBeNew && !asked.asksAlways)
    return { is: 'new' };
  const far = asked.asksAlways || answer !== undefined ? known.filter((e) => !isNear(e)) : [];
  const named = [...near, ...far].slice(0, MOST_OPTIONS);
  const options = [
    ...named.map(({ id, label }) => ({ id, label })),
    ...(mayBeNew ? [{ id: NEW, label: '' }] : []),
    { id: SKIP, label: '' },
  ];
  const likely = near.filter(asked.isLikely);
  const suggested = likely.length === 1 ? likely[0]?.id : undefined;
  const given = options.some(({ id }) => id === answer) ? answer : suggested;
  const question = { key, code, about, options, answer: given ?? null };
  if (given === undefined) return { is: 'open', question };
  if (given === NEW) return { is: 'new', question };
  return given === SKIP ? { is: 'skipped', question } : { is: 'known', id: given, question };
};
