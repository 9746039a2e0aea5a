import type { Agreement } from '../../people/moves/api.ts';
import type { FileTable } from './reading/file-table.ts';

/** What becomes of one thing of the file. `unclear`: a human decides; `refused`: stays out, the rest may go in. */
export const ITEM_STATES = ['new', 'changed', 'same', 'unclear', 'refused'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** What is wrong with one cell. `column`: its header, empty when the row lacks one. */
export interface Fault {
  readonly column: string;
  /** Sentence in the catalogue `imports`, as `fault.<code>`. */
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
}

export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** Answers that stand beside those that name somebody of the school. */
export const NEW = 'new';
export const SKIP = 'skip';

/** What a human decides. An option without a label is `new` or `skip`. */
export interface Question {
  /** The same for the same file, whatever else is chosen. */
  readonly key: string;
  readonly code: string;
  /** Whom or what it is about, as the file says. */
  readonly about: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly answer: string | null;
}

export interface Item {
  readonly key: string;
  /** Line of the file; 0 where the file has no lines. */
  readonly line: number;
  readonly title: string;
  readonly state: ItemState;
  readonly faults: readonly Fault[];
  readonly changes: readonly FieldChange[];
  readonly questions: readonly Question[];
  /** Of refused rows, so that they can be given back. */
  readonly cells: readonly string[];
}

/** What a human chose about a file. */
export interface Choices {
  /** Index of a column → field, or `none`. */
  readonly columns: Readonly<Record<string, string>>;
  /** Key of a question → id of an option. */
  readonly answers: Readonly<Record<string, string>>;
  /** First day on which what comes in holds. */
  readonly from?: string;
  /** Class of all pupils of a file that names none. */
  readonly className?: string;
  /** The director's agreement to those who come or move; given with „Wczytaj". */
  readonly agreement?: Agreement;
}

/** One column of the file and what it is taken as; `null`: left out. */
export interface ColumnUse {
  readonly index: number;
  readonly header: string;
  readonly field: string | null;
}

export interface Remark {
  /** Sentence in the catalogue `imports`, as `remark.<code>`. */
  readonly code: string;
  readonly names: readonly string[];
  readonly count: number;
}

/** A dry run. It writes nothing; `effects` are what „Wczytaj" writes, of the kind's own shape. */
export interface Plan<Effects = unknown> {
  readonly columns: readonly ColumnUse[];
  /** Fields without which nothing can be taken. */
  readonly missing: readonly string[];
  readonly items: readonly Item[];
  /** What else comes into being, such as classes. */
  readonly made: readonly { readonly kind: string; readonly name: string }[];
  /** What was met in the file and is not taken; `names` are at most ten of `count`. */
  readonly remarks: readonly Remark[];
  /** First day on which it holds. */
  readonly from: string;
  readonly effects: Effects;
}

/** State of an item by what was found: one fault refuses it, one open question leaves it to a human. */
export const stateOf = (
  found: Pick<Item, 'faults' | 'questions' | 'changes'>,
  isNew: boolean,
): ItemState => {
  if (found.faults.length > 0) return 'refused';
  if (found.questions.some(({ answer }) => answer === null)) return 'unclear';
  if (isNew) return 'new';
  return found.changes.length > 0 ? 'changed' : 'same';
};

export const countsOf = (items: readonly Item[]): Record<ItemState, number> => {
  const counts = { new: 0, changed: 0, same: 0, unclear: 0, refused: 0 };
  for (const { state } of items) counts[state] += 1;
  return counts;
};

/** Fields of the columns: as chosen now, as chosen before for that header, as the header says. A field is taken once. */
export const useColumns = (
  { headers }: FileTable,
  choices: Choices,
  remembered: Readonly<Record<string, string>>,
  guess: (header: string) => string | undefined,
): ColumnUse[] => {
  const taken = new Set(Object.values(choices.columns));
  return headers.map((header, index) => {
    const chosen = choices.columns[String(index)];
    if (chosen !== undefined) return { index, header, field: chosen === 'none' ? null : chosen };
    const known = remembered[header] ?? guess(header) ?? 'none';
    if (known === 'none' || taken.has(known)) return { index, header, field: null };
    taken.add(known);
    return { index, header, field: known };
  });
};
