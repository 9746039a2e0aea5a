/**
 * What a feature writes into the register of changes, named in its manifest. A change with an act, a subject or a hand-written value
 * that no feature names does not run, so that the page of the register has a word for everything it can show.
 */
export interface Recorded {
  /** The `action` of each change, dotted: `card.block`. `name.*` stands for all below it. */
  readonly acts: readonly string[];
  /** Kinds of what an act is about. */
  readonly subjects?: readonly string[];
  /** Names of values that are recorded by hand and are no column of a table. */
  readonly values?: readonly string[];
}

/** What the kernel itself records: its tidying, whole erasures of content, the rule by which a field went, pages of a print. */
export const KERNEL_RECORDED: Recorded = {
  acts: ['kernel.tidy'],
  subjects: ['school'],
  values: ['erased_by_rule', 'rule', 'upToVersion', 'items', 'pages'],
};

/** All that one app may write into the register, looked up at each change. */
export interface RecordedSet {
  readonly acts: ReadonlySet<string>;
  readonly subjects: ReadonlySet<string>;
  readonly values: ReadonlySet<string>;
}

/** Together; the same name may come from more than one feature. */
export const recordedSet = (all: readonly Recorded[]): RecordedSet => ({
  acts: new Set(all.flatMap(({ acts }) => acts)),
  subjects: new Set(all.flatMap(({ subjects }) => subjects ?? [])),
  values: new Set(all.flatMap(({ values }) => values ?? [])),
});

/** Whether the act, or the namespace it lies in, is named. */
export const isActNamed = ({ acts }: RecordedSet, act: string): boolean =>
  acts.has(act) || acts.has(`${act.split('.', 1)[0]}.*`);
