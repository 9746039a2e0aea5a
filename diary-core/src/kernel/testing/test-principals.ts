import type { AccountPrincipal, DevicePrincipal } from '../access/principal.ts';
import { defineFeature, type Feature } from '../feature.ts';

/** Who is signed in, by cookie value or Bearer credential. Takes the place of accounts and devices where a test has neither. */
export interface TestPrincipals {
  readonly sessions: Map<string, AccountPrincipal>;
  readonly devices: Map<string, DevicePrincipal>;
  /** The feature that answers for them; it leaves out what `features` already supply. */
  featureFor(features: readonly Feature[]): Feature;
}

const TEST_SUBJECTS = [
  ...['test', 'test_locker', 'crate', 'register', 'audit', 'key'],
  ...['account', 'person', 'student', 'guardian', 'staff', 'subject', 'card', 'door', 'timetable'],
];

export const makeTestPrincipals = (): TestPrincipals => {
  const sessions = new Map<string, AccountPrincipal>();
  const devices = new Map<string, DevicePrincipal>();
  return {
    sessions,
    devices,
    featureFor: (features) =>
      defineFeature({
        name: 'testing/principals',
        nouns: [],
        // Acts of tests themselves, also where the feature of their subject is left out.
        recorded: { acts: ['test.*'], subjects: TEST_SUBJECTS, values: ['at'] },
        authenticators: (services) => {
          const given = features.map((feature) => feature.authenticators?.(services) ?? {});
          const session = { bySession: async (token: string) => sessions.get(token) };
          const device = { byBearer: async (credential: string) => devices.get(credential) };
          return {
            ...(given.some((each) => each.session !== undefined) ? {} : { session }),
            ...(given.some((each) => each.device !== undefined) ? {} : { device }),
          };
        },
      }),
  };
};
