import type { Role } from '@furtka/core-contract/roles';
import type { SeedSchool } from '@furtka/diary-core/seed';
import { type Draw, newPin, readablePassword } from '../supervisor/passwords.ts';
import type { DemoLogin } from './demo-world.ts';

/** A line of `<data>/demo-accounts.json`. */
export interface DemoAccount {
  readonly role: Role;
  readonly login: string;
  readonly password: string;
  readonly name: string;
  /** 6 digits, for the kiosk. */
  readonly pin?: string;
}

const WITH_PIN: readonly Role[] = ['caretaker', 'dutyStaff'];

/** Makes the passwords and PINs of the printed logins. */
export const makeDemoAccounts = (logins: readonly DemoLogin[], draw: Draw): DemoAccount[] => {
  const pins = new Set<string>();
  return logins.map(({ role, login, name }) => {
    const account = { role, login, password: readablePassword(draw), name };
    if (!WITH_PIN.includes(role)) return account;
    const pin = newPin(draw, pins);
    pins.add(pin);
    return { ...account, pin };
  });
};

/** The school with these passwords and PINs; everybody else has none until one is issued. */
export const withPasswords = (school: SeedSchool, demo: readonly DemoAccount[]): SeedSchool => {
  const byLogin = new Map(demo.map((account) => [account.login, account]));
  const accounts = school.accounts.map((account) => {
    const secret = byLogin.get(account.login);
    if (secret === undefined) return account;
    const { password, pin } = secret;
    return { ...account, password, ...(pin === undefined ? {} : { pin }) };
  });
  return { ...school, accounts };
};
