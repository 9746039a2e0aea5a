export const PRIVACY_TABS = [
  'requests',
  'disclosures',
  'agreement',
  'retention',
  'incidents',
  'terms',
] as const;
export type PrivacyTab = (typeof PRIVACY_TABS)[number];

export const isPrivacyTab = (value: unknown): value is PrivacyTab =>
  PRIVACY_TABS.some((tab) => tab === value);
