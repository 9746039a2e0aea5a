import type { Page } from 'playwright-core';
import t from 'tap';
import { type Demo, startDemo } from '../harness/demo.ts';
import { signIn } from '../harness/person.ts';
import { faultsOf, openChromium, openPage, picture, type Size, tooSmall } from './chromium.ts';
import { enter } from './sign-in.ts';

interface Summaries {
  readonly items: { classId: string; name: string; homeroom?: { staffId: string } }[];
}
interface Students {
  readonly items: { studentId: string; firstName: string; lastName: string }[];
}

const demo: Demo = await startDemo();
const browser = await openChromium();
t.teardown(async () => {
  await browser.close();
  await demo.remove();
});

const openAs = async (role: string, path: string, size: Size, scheme?: 'dark') => {
  const watched = await openPage(browser, size, scheme);
  await enter(watched.page, demo, role);
  await watched.page.goto(`${demo.coreUrl}${path}`);
  return watched;
};

const today = demo.facts().monday;
const admin = await signIn(demo.coreUrl, demo.account('admin'));
const homeroom = await signIn(demo.coreUrl, demo.account('homeroomTeacher'));
const own = homeroom.session.memberships.flatMap(({ personId }) => personId ?? []);
const classes = (await admin.get<Summaries>('/api/v1/classes/summary')).body.items;
const led = classes.find((one) => one.homeroom && own.some((id) => id === one.homeroom?.staffId));
const other = classes.find((one) => one.classId !== led?.classId);
if (led === undefined || other === undefined) throw new Error('no class is led');
const pupils = (await admin.get<Students>(`/api/v1/students?classId=${led.classId}&limit=60`)).body
  .items;
const [first, second] = pupils;
if (!first || !second) throw new Error('the class is too small');
const nameOf = (one: (typeof pupils)[number]) => `${one.firstName} ${one.lastName}`;
const [course] = (await admin.get<{ items: { yearId: string }[] }>('/api/v1/courses')).body.items;
/** Groups of one class each, and one that both classes share. */
const groups = [
  { name: 'Stara grupa', classIds: [led.classId] },
  { name: 'Nowa grupa', classIds: [other.classId] },
  { name: 'Wspólny basen', classIds: [led.classId, other.classId] },
];
for (const group of groups) {
  const body = { ...group, yearId: course?.yearId, subjectId: null, teacherId: null };
  const made = await admin.post('/api/v1/groups', body);
  if (made.status >= 300) throw new Error(JSON.stringify(made.body));
}

const propose = async (page: Page, town: string) => {
  await page.getByRole('button', { name: 'Zmień dane' }).click();
  await page.getByText('Zmiana trafi do sekretariatu').waitFor();
  await page.getByLabel('Miejsce urodzenia').fill(town);
  await page.getByRole('button', { name: 'Zgłoś do sekretariatu' }).click();
  await page.getByText('Propozycja czeka na sekretariat.').first().waitFor();
};

t.test(
  'what a homeroom teacher proposes waits for the office, which overwrites nobody unseen, accepts, or says why not [C-14]',
  async (t) => {
    const teacher = await openAs('homeroomTeacher', `/pupil/${first.studentId}`, 'phone', 'dark');
    t.teardown(() => teacher.context.close());
    await propose(teacher.page, 'Kraków');
    await picture(teacher.page, 'proposal-sent-phone-dark');
    t.same(await faultsOf(teacher.page), []);
    await teacher.page.goto(`${demo.coreUrl}/pupil/${second.studentId}`);
    await propose(teacher.page, 'Gdańsk');

    const { page, context, faults } = await openAs('secretariat', '/people', 'desk');
    t.teardown(() => context.close());
    // This page does not hear of others: what it shows grows old.
    await page.route('**/api/v1/live**', (route) => route.abort());
    await page.reload();
    await page.getByRole('link', { name: 'Propozycje zmian' }).click();
    const row = (name: string) => page.locator('.pupil-row').filter({ hasText: name });
    await row(nameOf(first)).getByText('ma być: Kraków').waitFor();
    await picture(page, 'proposals');
    t.same(await faultsOf(page), []);
    t.same(await tooSmall(page, 24), []);
    const file = `/api/v1/students/${first.studentId}/file`;
    const { version } = (await admin.get<{ version: number }>(file)).body;
    const lublin = { birthPlace: 'Lublin', from: today, version };
    t.equal((await admin.patch(file, lublin)).status, 200, 'the administrator was quicker');
    await row(nameOf(first)).getByRole('button', { name: 'Przyjmij' }).click();
    await page.getByText('Ktoś zmienił ten wpis w międzyczasie.').waitFor();
    await row(nameOf(first)).getByText('jest: Lublin').waitFor();
    await picture(page, 'proposal-stale');
    t.same(await faultsOf(page), []);
    await row(nameOf(first)).getByRole('button', { name: 'Przyjmij' }).click();
    await page.getByText('Przyjęto, dane są w aktach.').waitFor();
    await row(nameOf(first)).waitFor({ state: 'detached' });
    await row(nameOf(second)).getByRole('button', { name: 'Odrzuć' }).click();
    const question = page.getByRole('alertdialog');
    await question.getByLabel('Powód').fill('W akcie urodzenia stoi Łódź.');
    await picture(page, 'proposal-refused');
    t.same(await faultsOf(page), []);
    await question.getByRole('button', { name: 'Odrzuć' }).click();
    await page.getByText('Nic nie czeka na decyzję.').waitFor();
    t.same(await faultsOf(page), []);
    t.same([...faults, ...teacher.faults], []);
    await teacher.page.getByRole('radio', { name: 'Historia' }).click();
    await teacher.page.getByText('Powód: W akcie urodzenia stoi Łódź.').waitFor();
    await picture(teacher.page, 'proposal-answered-phone-dark');
    t.same(await faultsOf(teacher.page), []);
    t.same(await tooSmall(teacher.page, 24), []);
    await teacher.page.goto(`${demo.coreUrl}/pupil/${first.studentId}`);
    await teacher.page.getByText('Kraków').first().waitFor();
    await propose(teacher.page, 'Warszawa');
    await teacher.page.getByRole('button', { name: 'Pokaż propozycję zmian (1)' }).click();
    await teacher.page.getByRole('button', { name: 'Wycofaj propozycję' }).click();
    await teacher.page.getByText('Wycofano propozycję.').waitFor();
    await page.reload();
    await page.getByText('Nic nie czeka na decyzję.').waitFor();
  },
);

t.test(
  'the wizard names the groups that end, asks for the new ones, and moves; it is undone whole [MIGR-04, MIGR-06]',
  async (t) => {
    const { studentId } = first;
    const { page, context, faults } = await openAs('admin', `/pupil/${studentId}`, 'desk');
    t.teardown(() => context.close());
    await page.getByRole('radio', { name: 'Historia' }).click();
    for (const name of ['Stara grupa', 'Wspólny basen']) {
      await page.getByRole('button', { name: 'Zmień grupę' }).click();
      await page.getByLabel('Do grupy').selectOption({ label: name });
      await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
      await page.getByText(new RegExp(`^${name}: od `)).waitFor();
    }
    await page.goto(`${demo.coreUrl}/pupil/${studentId}/move`);
    await page.getByLabel('Nowa klasa').selectOption({ label: other.name });
    await page.getByLabel('Pierwszy dzień w nowej klasie').fill('2020-09-01');
    await page.getByText(/^(Ten dzień nie leży w roku|Ta osoba jest w obecnej)/).waitFor();
    t.equal(await page.getByRole('button', { name: /^Przenieś do/ }).count(), 0);
    t.same(await faultsOf(page), []);
    await page.getByLabel('Pierwszy dzień w nowej klasie').fill(today);
    await page.getByText(/ostatnim w grupach: Stara grupa\./).waitFor();
    const shared = page.getByRole('checkbox', { name: /Wspólny basen/ });
    t.ok(await shared.isChecked(), 'a group of both classes goes on');
    await page.getByRole('checkbox', { name: /Nowa grupa/ }).check();
    await page.getByText(/poza grupą od 1\.09\.\d{4} do/).waitFor();
    const move = page.getByRole('button', { name: new RegExp(`^Przenieś do ${other.name} od`) });
    t.ok(await move.isDisabled(), 'not without the agreement');
    await page.getByLabel('Kto wyraził zgodę').fill('Nina Karaś');
    await picture(page, 'move-wizard');
    t.same(await faultsOf(page), []);
    t.same(await tooSmall(page, 24), []);
    await move.click();
    await page.getByText(`Z ${led.name} do ${other.name}`).waitFor();
    await page.getByText(/^Nowa grupa: od /).waitFor();
    await picture(page, 'move-done');
    t.same(await faultsOf(page), []);
    await page.getByRole('button', { name: 'Cofnij przeniesienie' }).first().click();
    const question = page.getByRole('alertdialog');
    await question.getByLabel('Powód').fill('pomyłka');
    await question.getByRole('button', { name: 'Cofnij przeniesienie' }).click();
    await page.getByText('Cofnięto przeniesienie.').waitFor();
    await page.getByText('cofnięte:').first().waitFor();
    t.same(await faultsOf(page), []);
    t.same(faults, []);
  },
);

t.test(
  'the wizard fits a phone in the dark; an ended session says so and comes back',
  async (t) => {
    const { page, context } = await openAs(
      'admin',
      `/pupil/${second.studentId}/move`,
      'phone',
      'dark',
    );
    t.teardown(() => context.close());
    await page.getByLabel('Nowa klasa').selectOption({ label: other.name });
    await page.getByRole('checkbox', { name: /Nowa grupa/ }).waitFor();
    await picture(page, 'move-wizard-phone-dark');
    t.same(await faultsOf(page), []);
    t.same(await tooSmall(page, 24), []);
    await page.getByLabel('Kto wyraził zgodę').fill('Nina Karaś');
    await context.clearCookies();
    await page.getByRole('button', { name: /^Przenieś do/ }).click();
    await page.getByText('Sesja się skończyła. Zaloguj się jeszcze raz.').waitFor();
    const next = new URL(page.url()).searchParams.get('next');
    t.equal(next, `/pupil/${second.studentId}/move`);
    const { login, password } = demo.account('admin');
    await page.getByLabel('Login', { exact: true }).fill(login);
    await page.getByLabel('Hasło', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Zaloguj' }).click();
    await page.getByLabel('Nowa klasa').waitFor();
    const file = `/api/v1/students/${second.studentId}`;
    const { body } = await admin.get<{ className: string }>(file);
    t.equal(body.className, led.name, 'nobody was moved');
  },
);

t.test(
  'a pupil crossed out by mistake comes back with the agreement; the page says what becomes of the card [MIGR-01]',
  async (t) => {
    const { studentId } = second;
    const { page, context, faults } = await openAs('admin', `/pupil/${studentId}`, 'desk');
    t.teardown(() => context.close());
    await page.getByRole('radio', { name: 'Skreślenie' }).click();
    await page.getByRole('button', { name: 'Skreśl z listy' }).click();
    const question = page.getByRole('alertdialog');
    await question.getByText('Karta wyłącza się na stałe').waitFor();
    await question.getByRole('button', { name: 'Zakończ naukę' }).click();
    await page.getByText(/^Poza szkołą od /).waitFor();
    const phone = await openAs('admin', `/pupil/${studentId}?tab=end`, 'phone', 'dark');
    await phone.page.getByRole('button', { name: 'Przywróć do szkoły' }).click();
    await phone.page.getByRole('alertdialog').waitFor();
    await picture(phone.page, 'pupil-return-phone-dark');
    t.same(await faultsOf(phone.page), []);
    t.same(await tooSmall(phone.page, 24), []);
    await phone.context.close();
    await page.getByRole('button', { name: 'Przywróć do szkoły' }).click();
    await question.getByText('Potrzebna jest nowa.').waitFor();
    const verb = question.getByRole('button', { name: 'Przywróć', exact: true });
    t.ok(await verb.isDisabled(), 'not without class and agreement');
    await question.getByLabel('Klasa', { exact: true }).selectOption({ label: led.name });
    await question.getByLabel('Kto wyraził zgodę').fill('Nina Karaś');
    await picture(page, 'pupil-return');
    t.same(await faultsOf(page), []);
    t.same(await tooSmall(page, 24), []);
    await verb.click();
    await page.getByText(/^Znów w szkole od /).waitFor();
    await page.getByRole('button', { name: 'Skreśl z listy' }).waitFor();
    await page.getByRole('radio', { name: 'Historia' }).click();
    await page.getByText(`Powrót do klasy ${led.name}`).waitFor();
    const { body } = await admin.get<{ className: string; leftOn: string | null }>(
      `/api/v1/students/${studentId}`,
    );
    t.same([body.className, body.leftOn], [led.name, null]);
    t.same(faults, []);
  },
);

t.test(
  'who is in a group and in none of its classes is shown apart, and the list can be saved',
  async (t) => {
    const third = pupils[2];
    if (third === undefined) throw new Error('the class is too small');
    const ask = async (path: string, body: object) => {
      const reply = await admin.post(`/api/v1/${path}`, body);
      if (reply.status >= 300) throw new Error(JSON.stringify(reply.body));
    };
    const agreement = { on: today, by: 'Nina Karaś' };
    const own = `students/${third.studentId}`;
    await ask(`${own}/moves`, { classId: other.classId, from: today, groupIds: [], agreement });
    const found = (
      await admin.get<{ items: { groupId: string; name: string; version: number }[] }>(
        '/api/v1/groups',
      )
    ).body.items.find(({ name }) => name === 'Nowa grupa');
    const listed = await admin.put(`/api/v1/groups/${found?.groupId}/members`, {
      from: today,
      studentIds: [third.studentId],
      version: found?.version,
    });
    t.equal(listed.status, 200);
    const moves = await admin.get<{ items: { moveId: string; version: number }[] }>(
      `/api/v1/${own}/moves`,
    );
    const [last] = moves.body.items;
    await ask(`student-moves/${last?.moveId}/undo`, { reason: 'pomyłka', version: last?.version });
    const { page, context, faults } = await openAs('admin', '/groups', 'phone', 'dark');
    t.teardown(() => context.close());
    await page.getByRole('row').filter({ hasText: 'Nowa grupa' }).first().click();
    await page.getByRole('button', { name: 'Zmień skład' }).click();
    await page.getByText('Spoza oddziałów tej grupy.').waitFor();
    const stranger = page.getByRole('checkbox', {
      name: new RegExp(`${third.lastName} ${third.firstName}`),
    });
    await picture(page, 'group-stranger-phone-dark');
    t.same(await faultsOf(page), []);
    await stranger.first().uncheck();
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
    await page.getByRole('button', { name: 'Zmień skład' }).waitFor();
    t.same(faults, []);
  },
);

t.test('an id that is not of this school is told, with nothing to press but again', async (t) => {
  const strange = '7d18409d-7477-847e-ae70-aa608ec5c350';
  const { page, context, faults } = await openAs('admin', `/pupil/${strange}`, 'phone');
  t.teardown(() => context.close());
  for (const path of ['', '/move']) {
    await page.goto(`${demo.coreUrl}/pupil/${strange}${path}`);
    await page.getByText('Nie ma takiego wpisu albo nie należy do tej szkoły.').first().waitFor();
    t.equal(await page.getByRole('button', { name: 'Drukuj kartotekę' }).count(), 0);
    t.same(await faultsOf(page), []);
  }
  await picture(page, 'pupil-unknown-phone');
  t.same(faults, []);
});
