export const MY_CLASS_TABS = ['data', 'list', 'events', 'reports'] as const;
export type MyClassTab = (typeof MY_CLASS_TABS)[number];

export const isMyClassTab = (value: unknown): value is MyClassTab =>
  MY_CLASS_TABS.some((tab) => tab === value);

/** `classId`: which class; none: the first that one leads, or for the office all of them. */
export interface MyClassAddress {
  readonly tab?: MyClassTab;
  readonly classId?: string;
  readonly school?: string;
}
