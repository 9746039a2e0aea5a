/**
 * What becomes of a column when the person it is about is removed whole (MIGR-09).
 *
 * school    says nothing about a person
 * goes      the cell is emptied or its row goes
 * nameless  an id or a day that stays and leads to nobody any more: the row it names has lost name and data
 * author    who wrote the row; part of a record about somebody else, and gone with that record
 * law       stays until its own time is over, by the rule or law that `because` names
 * short     gone by itself within days, by the job that `because` names
 */
export const FATES = ['school', 'goes', 'nameless', 'author', 'law', 'short'] as const;
export type Fate = (typeof FATES)[number];

/** Columns of one table by what becomes of them; each that can be about a person stands in one list. */
export type Holding = { readonly [F in Fate]?: readonly string[] } & {
  /** Rule of retention, job or law; needed with `law` and `short`. */
  readonly because?: string;
};

/** By name of the table. */
export type Holdings = Readonly<Record<string, Holding>>;
