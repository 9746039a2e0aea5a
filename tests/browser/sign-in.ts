import type { Page } from 'playwright-core';
import type { Demo } from '../harness/demo.ts';

/** Types login and password as a person does, and waits for the first screen. */
export const enter = async (page: Page, demo: Demo, role: string): Promise<void> => {
  const { login, password } = demo.account(role);
  await page.goto(`${demo.coreUrl}/`);
  await page.getByLabel('Login', { exact: true }).fill(login);
  await page.getByLabel('Hasło', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Zaloguj' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
};
