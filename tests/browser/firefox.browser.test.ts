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
  await page.locator('input[name="username"]').fill(login);
  await page.locator('input[name="password"]').fill(password);
  await page.locator('button[type="submit"]').click();
  await page.waitForSelector('article', { timeout: 20_000 });
  t.match(await page.title(), /Furtka/);
});
