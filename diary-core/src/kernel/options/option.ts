/** What a value of an option can be; kept as JSON. */
export type OptionValue = boolean | string | number;

/** Groups of the page „Ustawienia szkoły"; a new one needs its title in the catalogue `diary-settings`. */
export const OPTION_GROUPS = [
  'attendance',
  'accounts',
  'parentView',
  'people',
  'cards',
  'doors',
] as const;
export type OptionGroup = (typeof OPTION_GROUPS)[number];

interface OptionBase {
  /** Dotted, unique in the program, never renamed: `excuse.handling`. */
  readonly key: string;
  readonly group: OptionGroup;
  /** Requirement and conflict ids where the school's choice comes from, as `C-01, ATT-13`. */
  readonly source: string;
  /** Directly affects classes: changed only with a reference to the minutes of the teachers' council (ADMIN-08). */
  readonly isCouncilMatter?: boolean;
  /** What it decides is not built yet: the school may decide already, the page says that it comes later. */
  readonly comesLater?: boolean;
}

export interface BoolOption extends OptionBase {
  readonly kind: 'bool';
  readonly default: boolean;
}
export interface ChoiceOption<V extends string = string> extends OptionBase {
  readonly kind: 'choice';
  readonly values: readonly V[];
  readonly default: NoInfer<V>;
}
/** A whole number in `least..most`, both included. */
export interface NumberOption extends OptionBase {
  readonly kind: 'integer';
  readonly least: number;
  readonly most: number;
  readonly default: number;
}
export type SchoolOption = BoolOption | ChoiceOption | NumberOption;

/** What `optionOf` answers for an option. */
export type ValueOf<O extends SchoolOption> =
  O extends ChoiceOption<infer V> ? V : O extends BoolOption ? boolean : number;

/** Whether the option may have this value. */
export const isValueOf = (option: SchoolOption, value: unknown): value is OptionValue => {
  switch (option.kind) {
    case 'bool':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && option.values.includes(value);
    case 'integer':
      return (
        typeof value === 'number' &&
        Number.isInteger(value) &&
        value >= option.least &&
        value <= option.most
      );
  }
};

/**
 * Declares one option of the school, in the feature whose behaviour it decides: `export const excuseHandling = choiceOption({ … })`,
 * named in the manifest under `options`, read by `optionOf(read, excuseHandling)` of `school/options`.
 */
export const boolOption = (option: Omit<BoolOption, 'kind'>): BoolOption =>
  Object.freeze({ ...option, kind: 'bool' });
export const choiceOption = <const V extends string>(
  option: Omit<ChoiceOption<V>, 'kind'>,
): ChoiceOption<V> => Object.freeze({ ...option, kind: 'choice' });
export const integerOption = (option: Omit<NumberOption, 'kind'>): NumberOption =>
  Object.freeze({ ...option, kind: 'integer' });
