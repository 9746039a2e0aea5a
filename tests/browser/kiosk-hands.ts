import type { Page } from 'playwright-core';
import type { Demo } from '../harness/demo.ts';
import { faultsOf, picture, tooSmall } from './chromium.ts';

/** Smallest thing a finger must hit at a kiosk, in px. */
const FINGER_PX = 48;

/** Stands before the kiosk and types a PIN; ends when somebody is signed in. */
export const takeDuty = async (page: Page, demo: Demo, role = 'dutyStaff'): Promise<void> => {
  const { pin = '', name } = demo.account(role);
  await page.goto(demo.kioskUrl);
  await page.getByRole('button', { name: '5', exact: true }).waitFor();
  await page.keyboard.type(pin);
  await page.getByText(name, { exact: true }).first().waitFor();
};

/** Touches the letters of the on-screen keyboard. */
export const touchLetters = async (page: Page, text: string): Promise<void> => {
  for (const letter of text)
    await page
      .getByRole('toolbar', { name: 'Klawiatura' })
      .getByRole('button', { name: letter === ' ' ? 'spacja' : letter, exact: true })
      .click();
};

/** What is wrong with a screen: rules of accessibility, sideways scroll, targets that a finger misses. Keeps a picture. */
export const screenFaults = async (page: Page, name: string): Promise<string[]> => {
  await picture(page, name);
  const small = await tooSmall(page, FINGER_PX);
  return [...(await faultsOf(page)), ...small.map((one) => `small: ${one}`)];
};

/** Cuts or mends the line between hub and diary, as the page of the demo does. */
export const setLine = async (demo: Demo, link: 'open' | 'closed'): Promise<void> => {
  const answer = await fetch(`${demo.coreUrl}/demo/api/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-furtka-demo': '1' },
    body: JSON.stringify({ act: 'link', link }),
  });
  if (!answer.ok) throw new Error(`the line: ${answer.status} ${await answer.text()}`);
};
