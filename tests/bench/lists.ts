import type { Page } from 'playwright-core';
import { openChromium, openPage } from '../browser/chromium.ts';
import { enter } from '../browser/sign-in.ts';
import { startDemo } from '../harness/demo.ts';
import { type Bench, type Figure, percentile } from './bench.ts';

const WORDS = ['kowal', 'nowa', 'żak', 'wiśn', 'maj', 'zieli', 'kamiń', 'ewa'];
/** A list that has not changed for this long shows its answer. */
const STILL_MS = 250;

/** Milliseconds from the letter to the last change of the list that it brought. */
const typeLetter = async (page: Page, frame: string, letter: string): Promise<number> => {
  await page.evaluate((within) => {
    const seen = { from: 0, last: 0 };
    (globalThis as unknown as { seen: typeof seen }).seen = seen;
    document.addEventListener(
      'input',
      () => {
        seen.from = performance.now();
      },
      { once: true, capture: true },
    );
    const list = document.querySelector(within) ?? document.body;
    new MutationObserver(() => {
      seen.last = performance.now();
    }).observe(list, { subtree: true, childList: true, characterData: true });
  }, frame);
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

interface List {
  readonly path: string;
  /** What changes when a letter is typed. */
  readonly frame: string;
  readonly row: string;
  /** The answer that the list is made of. */
  readonly answer: RegExp;
}

const LISTS: readonly List[] = [
  {
    path: '/people',
    frame: '.office-list',
    row: '[role=row]',
    answer: /\/api\/v1\/people\?/,
  },
  {
    path: '/accounts',
    frame: '.account-list',
    row: '.account-row',
    answer: /\/api\/v1\/accounts\/desk$/,
  },
  { path: '/cards', frame: '.cards-list', row: '[role=row]', answer: /\/api\/v1\/cards\?/ },
];

/** Types every word into the search of a list. @returns how many stand in it, and ms from each letter to the list */
const measure = async (page: Page, base: string, list: List) => {
  const answered = page.waitForResponse((answer) => list.answer.test(answer.url()));
  await page.goto(`${base}${list.path}`);
  const { items } = (await (await answered).json()) as { items: readonly unknown[] };
  const field = page.getByRole('searchbox').first();
  const sixth = page.locator(`${list.frame} ${list.row}`).nth(5);
  await sixth.waitFor();
  const times: number[] = [];
  for (const word of WORDS) {
    await field.fill('');
    await sixth.waitFor();
    await field.focus();
    for (const letter of word) times.push(await typeLetter(page, list.frame, letter));
  }
  return { path: list.path, count: items.length, times };
};

const figuresOf = ({ path, count, times }: Awaited<ReturnType<typeof measure>>): Figure[] => [
  { name: `${path}: in the list`, value: count, unit: 'rows' },
  { name: `${path}: letters typed`, value: times.length, unit: 'letters' },
  { name: `${path}: letter → list, p50`, value: percentile(times, 0.5), unit: 'ms' },
  {
    name: `${path}: letter → list, worst`,
    value: Math.max(...times),
    unit: 'ms',
    target: { atMost: 100 },
  },
];

/** The lists of the whole school, letter by letter, as somebody sees them who types. */
export const listsBench: Bench = {
  title: 'people, accounts and cards of the demo school, filtered letter by letter in Chromium',
  run: async () => {
    const demo = await startDemo();
    const browser = await openChromium();
    try {
      const { page } = await openPage(browser, 'desk');
      await enter(page, demo, 'secretariat');
      const lists: Awaited<ReturnType<typeof measure>>[] = [];
      for (const list of LISTS) lists.push(await measure(page, demo.coreUrl, list));
      return {
        figures: lists.flatMap(figuresOf),
        json: Object.fromEntries(lists.map(({ path, times }) => [path, times])),
      };
    } finally {
      await browser.close();
      await demo.remove();
    }
  },
};
