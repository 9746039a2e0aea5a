import type { Page } from 'playwright-core';
import { openChromium, openPage } from '../browser/chromium.ts';
import { enter } from '../browser/sign-in.ts';
import { startDemo } from '../harness/demo.ts';
import { type Bench, percentile } from './bench.ts';

const WORDS = ['kowal', 'nowa', 'żak', 'wiśn', 'maj', 'zieli', 'kamiń', 'ewa'];
/** A list that has not changed for this long shows its answer. */
const STILL_MS = 250;

/** Milliseconds from the letter to the last change of the list that it brought. */
const typeLetter = async (page: Page, letter: string): Promise<number> => {
  await page.evaluate(() => {
    const seen = { from: 0, last: 0 };
    (globalThis as unknown as { seen: typeof seen }).seen = seen;
    document.addEventListener(
      'input',
      () => {
        seen.from = performance.now();
      },
      { once: true, capture: true },
    );
    const list = document.querySelector('.office-list') ?? document.body;
    new MutationObserver(() => {
      seen.last = performance.now();
    }).observe(list, { subtree: true, childList: true, characterData: true });
  });
  await page.keyboard.type(letter);
  await page.waitForFunction((still) => {
    const { seen } = globalThis as unknown as { seen: { from: number; last: number } };
    return seen.from > 0 && performance.now() - Math.max(seen.from, seen.last) > still;
  }, STILL_MS);
  return page.evaluate(() => {
    const { seen } = globalThis as unknown as { seen: { from: number; last: number } };
    return Math.max(0, seen.last - seen.from);
  });
};

/** The office's list of everybody, letter by letter, as somebody sees it who types. */
export const listsBench: Bench = {
  title: 'the list of all people of the demo school, filtered letter by letter in Chromium',
  run: async () => {
    const demo = await startDemo();
    const browser = await openChromium();
    try {
      const { page } = await openPage(browser, 'desk');
      await enter(page, demo, 'admin');
      const counted = page.waitForResponse((answer) => answer.url().endsWith('/people/counts'));
      await page.goto(`${demo.coreUrl}/people`);
      const counts = (await (await counted).json()) as Record<string, unknown>;
      const everybody = Object.values(counts)
        .filter((count): count is number => typeof count === 'number')
        .reduce((sum, count) => sum + count, 0);
      const field = page.getByRole('searchbox').first();
      await page.getByRole('row').nth(5).waitFor();
      const times: number[] = [];
      for (const word of WORDS) {
        await field.fill('');
        await page.getByRole('row').nth(5).waitFor();
        await field.focus();
        for (const letter of word) times.push(await typeLetter(page, letter));
      }
      return {
        figures: [
          { name: 'people in the list', value: everybody, unit: 'people' },
          { name: 'letters typed', value: times.length, unit: 'letters' },
          { name: 'letter → list, p50', value: percentile(times, 0.5), unit: 'ms' },
          {
            name: 'letter → list, worst',
            value: Math.max(...times),
            unit: 'ms',
            target: { atMost: 100 },
          },
        ],
        json: { times },
      };
    } finally {
      await browser.close();
      await demo.remove();
    }
  },
};
