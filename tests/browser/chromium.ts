/// <reference lib="dom" />
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { root } from '../harness/demo.ts';

export const SIZES = {
  desk: { width: 1280, height: 800 },
  kiosk: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
} as const;
export type Size = keyof typeof SIZES;

const pathOf = (program: string): string =>
  execFileSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).trim();

/** Debian's Chromium, without a screen. */
export const openChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: pathOf('chromium'),
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
    ],
  });

/** What a page did that no page of ours may do. */
export interface Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Requests to other hosts, refused styles or scripts, errors in the page. */
  readonly faults: string[];
}

/** A page in Polish at a size, whose faults are gathered. */
export const openPage = async (
  browser: Browser,
  size: Size,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<Watched> => {
  const isPhone = size === 'phone';
  const context = await browser.newContext({
    viewport: SIZES[size],
    locale: 'pl-PL',
    timezoneId: 'America/Lima',
    colorScheme,
    reducedMotion: 'reduce',
    ...(isPhone ? { isMobile: true, hasTouch: true, deviceScaleFactor: 2 } : {}),
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== 'localhost')
      faults.push(`outside: ${request.url()}`);
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) faults.push(`policy: ${message.text()}`);
  });
  return { page, context, faults };
};

/** A device that checks its person, inside the browser. */
export const withAuthenticator = async (page: Page): Promise<void> => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
};

/** Keeps a picture to be looked at; pixels are never compared. */
export const picture = async (page: Page, name: string): Promise<void> => {
  const folder = join(root, '.test-output', 'pictures');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
};

/**
 * Rules of WCAG 2.2 A and AA and best practice that the page breaks, and whether it scrolls sideways. A page in a frame is judged
 * where it stands alone: two pages side by side need not tell their landmarks apart.
 */
export const faultsOf = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
  const broken = violations.map(
    ({ id, nodes }) => `axe ${id}: ${nodes.map(({ target }) => target.join(' ')).join(' ; ')}`,
  );
  const isWide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  return isWide ? [...broken, 'scrolls sideways'] : broken;
};

/** Names of buttons, links and fields smaller than `px` in either direction, as they lie on the screen. */
export const tooSmall = (page: Page, px: number): Promise<string[]> =>
  page.evaluate(
    (least) =>
      [...document.querySelectorAll('button, a[href], input, select, textarea')]
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box, element }) => box.width > 0 && !element.classList.contains('skip'))
        .filter(({ box }) => box.width < least || box.height < least)
        .map(
          ({ element, box }) =>
            `${element.textContent?.trim() || element.className}: ${box.width}x${box.height}`,
        ),
    px,
  );
