import type { Page, Request } from 'playwright-core';
import t from 'tap';
import { type Demo, startDemo } from '../harness/demo.ts';
import { until } from '../harness/until.ts';
import { openChromium, openPage } from './chromium.ts';
import { diaryRoutes } from './diary-routes.ts';
import { enter } from './sign-in.ts';

/** A page of the register asks so much at most when it is opened; the live stream is no question. */
const MOST_REQUESTS = 3;
/** The account of a guardian is made of parts, each with a question of its own; it may ask no more than now. */
const OF_PARTS: Readonly<Record<string, number>> = { '/account': 4 };
const ROLES = [
  'guardian',
  'teacher',
  'homeroomTeacher',
  'counsellor',
  'secretariat',
  'director',
  'admin',
  'superadmin',
  'inspection',
  'cardIssuer',
  'caretaker',
] as const;

/** Pages one does not look for in the bar: turns of the way, the printed address of an invitation, a set-up that is over. */
const NOT_LOOKED_FOR = new Set(['/more', '/start', '/passages', '/plan', '/admin/start', '/join']);

const demo: Demo = await startDemo();
const browser = await openChromium();
t.teardown(async () => {
  await browser.close();
  await demo.remove();
});

const routes = diaryRoutes();

/** Questions of a page: what is under way, and what was asked since the count began. */
const watch = (page: Page) => {
  const running = new Set<Request>();
  let asked: string[] = [];
  let quietSince = Date.now();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname === '/api/v1/live') return;
    // The code of a page that is opened for the first time is on its way too.
    running.add(request);
    if (pathname.startsWith('/api/v1/'))
      asked.push(`${request.method()} ${pathname.replace(/[0-9a-f-]{36}/g, ':id')}`);
  });
  const end = (request: Request) => {
    if (running.delete(request)) quietSince = Date.now();
  };
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  return {
    begin: () => {
      asked = [];
      quietSince = Date.now();
    },
    /** What was asked until nothing was under way for a while. */
    asked: async (): Promise<readonly string[]> => {
      await until(
        'a page that asks no more',
        () => running.size === 0 && Date.now() - quietSince > 400,
      );
      return asked;
    },
  };
};

const pathOf = (page: Page): string => new URL(page.url()).pathname;
const linksIn = async (page: Page, selector: string): Promise<string[]> => {
  const hrefs = await page
    .locator(`${selector} a[href^="/"]`)
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  return hrefs.map((href) => new URL(href, demo.coreUrl).pathname);
};

interface Walked {
  readonly reached: Set<string>;
  /** What was asked by each page that was opened. */
  readonly asked: Map<string, readonly string[]>;
}

/** Opens every place of a role's bar and every page that the head of a place leads to. */
const walk = async (role: string): Promise<Walked> => {
  const { page, context } = await openPage(browser, 'desk');
  const questions = watch(page);
  const reached = new Set<string>();
  const asked = new Map<string, readonly string[]>();
  await enter(page, demo, role);
  await questions.asked();
  const places = await linksIn(page, '.side');
  const open = async (act: () => Promise<unknown>) => {
    questions.begin();
    await act();
    const list = await questions.asked();
    const path = pathOf(page);
    reached.add(path);
    if (!asked.has(path)) asked.set(path, list);
  };
  for (const place of places) {
    await open(() => page.locator(`.side a[href="${place}"]`).click());
    for (const path of await linksIn(page, '#main')) reached.add(path);
    for (const path of await linksIn(page, 'body')) reached.add(path);
    const tabs = await page.locator('#main .head [role=radio]').allTextContents();
    for (const tab of tabs) {
      const button = page.locator('#main .head').getByRole('radio', { name: tab, exact: true });
      if ((await button.count()) !== 1) continue;
      await open(() => button.click());
      await page.locator(`.side a[href="${place}"]`).click();
      await questions.asked();
    }
  }
  reached.add('/help');
  await open(() => page.locator('a[href="/help"]').first().click());
  for (const path of await linksIn(page, '#main')) reached.add(path);
  await context.close();
  return { reached, asked };
};

for (const role of ROLES)
  t.test(`each page of ${role} lies within two taps and asks little`, async (t) => {
    const { reached, asked } = await walk(role);
    const missing = routes
      .filter(
        ({ path, roles }) => !path.includes('$') && (roles === undefined || roles.includes(role)),
      )
      .map(({ path }) => path)
      .filter((path) => !NOT_LOOKED_FOR.has(path) && !reached.has(path));
    t.same(missing, [], 'pages that nothing in the bar leads to');
    for (const [path, list] of asked)
      t.ok(list.length <= (OF_PARTS[path] ?? MOST_REQUESTS), `${path}: ${list.join(', ')}`);
  });

t.test('every page of the router is known with its readers', async (t) => {
  t.ok(routes.length > 30, `${routes.length} pages`);
});
