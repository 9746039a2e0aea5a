export const PUPIL_TABS = ['data', 'contacts', 'releases', 'documents', 'history', 'end'] as const;
export type PupilTab = (typeof PUPIL_TABS)[number];

export const isPupilTab = (value: unknown): value is PupilTab =>
  PUPIL_TABS.some((tab) => tab === value);
