import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@furtka/diary-core/config';
import { seedSchool } from '@furtka/diary-core/seed';
import { startCore } from '@furtka/diary-core/start';
import t from 'tap';
import { root } from '../harness/demo.ts';
import { signIn } from '../harness/person.ts';
import { freePortBase } from '../harness/ports.ts';
import { makeTestSchool } from '../harness/school.ts';
import { until } from '../harness/until.ts';
import { faultsOf, openChromium, openPage, picture, tooSmall } from './chromium.ts';

interface Slip {
  readonly role: string;
  readonly login: string;
  readonly code: string;
}

const PASSWORD = 'Czerwony9';
const school = makeTestSchool({ classesPerGrade: 1, pupilsPerClass: 4, doors: 1, pulseMs: 3_000 });
const dataDir = mkdtempSync(join(tmpdir(), 'furtka-first-'));
const masterKeyFile = join(dataDir, 'master.key');
writeFileSync(masterKeyFile, randomBytes(32), { mode: 0o600 });
const port = await freePortBase();
const core = await startCore({
  config: loadConfig({
    FURTKA_CORE_KIND: 'demo',
    FURTKA_CORE_DATA_DIR: dataDir,
    FURTKA_CORE_MASTER_KEY_FILE: masterKeyFile,
    FURTKA_CORE_PORT: String(port),
    FURTKA_CORE_PUBLIC_URL: `http://localhost:${port}`,
    FURTKA_CORE_WEB_DIR: join(root, 'web', 'dist', 'diary'),
    FURTKA_CORE_LOG_LEVEL: 'silent',
  }),
});
const browser = await openChromium();
t.teardown(async () => {
  await browser.close();
  await core.stop();
  rmSync(dataDir, { recursive: true, force: true });
});
await seedSchool(core.services, school.school);

/** What is printed on the slips of a class; a test cannot read a PDF, but it sees what goes in. */
const printSlips = async (): Promise<readonly Slip[]> => {
  const seen: Slip[] = [];
  const { printer } = core.services;
  const print = printer.print.bind(printer);
  printer.print = (order) => {
    seen.push(...((order.data as { slips?: Slip[] }).slips ?? []));
    return print(order);
  };
  const admin = await signIn(`http://localhost:${port}`, school.login('admin'));
  const classId = school.school.classes[0]?.id;
  await admin.post('/api/v1/login-slips', { classId, audience: 'guardians' });
  await until('slips', async () => seen.length > 0, 60_000);
  return seen;
};
const [slip, wrongHands] = await printSlips();

t.test('a parent comes from the slip to the child in six steps, on a phone', async (t) => {
  const { page, context, faults } = await openPage(browser, 'phone');
  t.teardown(() => context.close());
  await page.goto(`http://localhost:${port}/first`);
  await page.getByRole('heading', { name: 'Pierwsze logowanie' }).waitFor();
  t.same(await faultsOf(page), []);
  t.same(await tooSmall(page, 24), []);
  const code = page.getByLabel('Kod z karty');
  const next = page.getByRole('button', { name: 'Dalej' });
  await code.fill('ABCD EFGH');
  await next.click();
  await page.getByText('Nie ma takiego kodu.').waitFor();
  await code.fill((slip?.code ?? '').toLowerCase());
  await picture(page, 'first-1-code-phone');
  await next.click();
  await page.getByRole('heading', { name: 'Własne hasło' }).waitFor();
  await page.getByText(school.school.school.name).waitFor();
  await page.getByLabel('Nowe hasło').fill(PASSWORD);
  await picture(page, 'first-2-password-phone');
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Ustaw hasło i wejdź' }).click();
  await page.getByRole('heading', { name: 'Zasady i pomoc' }).waitFor();
  await picture(page, 'first-3-rules-phone');
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Znam' }).click();
  await page.getByRole('button', { name: 'To nie moje dziecko' }).first().waitFor();
  await picture(page, 'first-4-children-phone');
  t.same(await faultsOf(page), []);
  await page.getByLabel('Adres e-mail').fill('rodzic@dom.example');
  await next.click();
  await page.getByLabel('wiadomości ze szkoły').uncheck();
  await picture(page, 'first-5-notices-phone');
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Gotowe' }).click();
  await page.waitForURL((url) => url.pathname === '/home');
  const parent = await signIn(`http://localhost:${port}`, {
    login: slip?.login ?? '',
    password: PASSWORD,
  });
  t.match((await parent.get('/api/v1/own-account/email')).body, { email: 'rodzic@dom.example' });
  t.match((await parent.get('/api/v1/own-account/notices')).body, { messages: false });
  t.same(
    faults.filter((fault) => !fault.includes('400')),
    [],
  );
});

t.test('a used code leads to the login; a slip in the wrong hands ends there', async (t) => {
  const { page, context, faults } = await openPage(browser, 'desk', 'dark');
  t.teardown(() => context.close());
  await page.goto(`http://localhost:${port}/first`);
  const code = page.getByLabel('Kod z karty');
  await code.fill(slip?.code ?? '');
  await page.keyboard.press('Enter');
  await page.getByText('Ten kod już zadziałał.').waitFor();
  await picture(page, 'first-used-dark');
  t.same(await faultsOf(page), []);
  await code.fill(wrongHands?.code ?? '');
  await page.keyboard.press('Enter');
  await page.getByLabel('Nowe hasło').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Znam' }).click();
  await page.getByRole('button', { name: 'To nie moje dziecko' }).first().click();
  await picture(page, 'first-not-mine-dark');
  await page.getByRole('alertdialog').getByRole('button', { name: 'To nie moje dziecko' }).click();
  await page.waitForURL((url) => url.pathname === '/login');
  await page.getByLabel('Login', { exact: true }).fill(wrongHands?.login ?? '');
  await page.getByLabel('Hasło', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  t.same(faults, []);
});
