import { execFileSync } from 'node:child_process';
import puppeteer from 'puppeteer-core';
import t from 'tap';
import { startDemo } from '../harness/demo.ts';

t.test('Firefox signs a guardian in and shows the child', async (t) => {
  const demo = await startDemo();
  t.teardown(demo.remove);
  const program = execFileSync('sh', ['-c', 'command -v firefox-esr'], { encoding: 'utf8' }).trim();
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: program,
    headless: true,
  });
  t.teardown(() => browser.close());
  const page = await browser.newPage();
  const { login, password } = demo.account('guardian');
  await page.goto(`${demo.coreUrl}/`, { waitUntil: 'load' });
  // By its keys: the locators of this library wait for frames that a Firefox without a screen may not draw.
  await page.waitForSelector('input[name="username"]', { timeout: 20_000 });
  await page.type('input[name="username"]', login);
  await page.type('input[name="password"]', password);
  await page.keyboard.press('Enter');
  await page.waitForSelector('article', { timeout: 20_000 });
  t.match(await page.title(), /Furtka/);
});
