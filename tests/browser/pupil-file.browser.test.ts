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
const own: string[] = homeroom.session.memberships.flatMap(({ personId }) => personId ?? []);
const classes = (await admin.get<Summaries>('/api/v1/classes/summary')).body.items;
const led = classes.find((one) => one.homeroom && own.includes(one.homeroom.staffId));
const other = classes.find((one) => one.classId !== led?.classId);
if (led === undefined || other === undefined) throw new Error('no class is led');
const pupils = (await admin.get<Students>(`/api/v1/students?classId=${led.classId}&limit=60`)).body
  .items;
const [first, second, third, moved] = pupils;
if (!first || !second || !third || !moved) throw new Error('the class is too small');
const nameOf = (one: (typeof pupils)[number]) => `${one.firstName} ${one.lastName}`;

t.test(
  'the homeroom teacher verifies data by keys, reports what is wrong, writes an event down [PUPIL-01, PUPIL-06, PUPIL-11]',
  async (t) => {
    const { page, context, faults } = await openAs('homeroomTeacher', '/', 'desk');
    t.teardown(() => context.close());
    await page.getByRole('link', { name: 'Moja klasa' }).click();
    await page.getByText(/^Sprawdzono 0 z \d+$/).waitFor();
    await picture(page, 'my-class-data');
    t.same(await faultsOf(page), []);
    t.same(await tooSmall(page, 24), []);
    await page.locator('.my-rows .office-link').first().focus();
    await page.keyboard.press('n');
    await page.keyboard.press('Enter');
    await page.getByText(/^Sprawdzono 1 z \d+$/).waitFor();
    await page.locator('.my-row').nth(1).getByRole('button', { name: 'Zgłoś nieścisłość' }).click();
    await page.getByLabel(/^Co się nie zgadza:/).fill('Brakuje drugiego imienia.');
    await page.getByRole('button', { name: 'Wyślij do administratora' }).click();
    await page.getByText('Zgłoszenie czeka na administratora.').waitFor();
    await page.getByRole('radio', { name: 'Wydarzenia' }).click();
    await page.getByText('Nie ma jeszcze żadnych wydarzeń.').waitFor();
    await page.getByRole('button', { name: 'Zapisz wydarzenie' }).click();
    await page.getByLabel('Rodzaj').selectOption('success');
    await page.getByLabel('Co się wydarzyło').fill('Pierwsze miejsce w biegu szkolnym.');
    await picture(page, 'my-class-event');
    t.same(await faultsOf(page), []);
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
    await page.getByText('Pierwsze miejsce w biegu szkolnym.').waitFor();
    t.same(faults, []);
    const office = await openAs('admin', '/my-class/data?tab=reports', 'desk');
    t.teardown(() => office.context.close());
    await office.page.getByText('Brakuje drugiego imienia.').waitFor();
    await office.page.getByRole('button', { name: 'Odpowiedz' }).click();
    await office.page.getByLabel('Co zrobiono').fill('Uzupełniono.');
    await office.page.getByRole('button', { name: 'Odpowiedz' }).click();
    await office.page.getByText('załatwione').waitFor();
    await picture(office.page, 'my-class-reports');
    t.same(await faultsOf(office.page), []);
    await office.page.getByRole('radio', { name: 'Sprawdzenie danych' }).click();
    await office.page.getByText(/^1 z \d+$/).waitFor();
    await picture(office.page, 'my-class-all');
    t.same(await faultsOf(office.page), []);
    t.same(office.faults, []);
  },
);

t.test('who moved stays on the list of the class, crossed out, on a phone [MIGR-03]', async (t) => {
  const done = await admin.post(`/api/v1/students/${moved.studentId}/moves`, {
    classId: other.classId,
    from: today,
    groupIds: [],
    agreement: { on: today, by: 'Dyrekcja' },
  });
  t.equal(done.status, 204, JSON.stringify(done.body));
  const looks = ['phone', 'dark'] as const;
  const { page, context, faults } = await openAs(
    'homeroomTeacher',
    '/my-class/data?tab=list',
    ...looks,
  );
  t.teardown(() => context.close());
  const line = page.getByRole('row').filter({ has: page.locator('s') });
  await line.getByText(`${moved.lastName} ${moved.firstName}`).waitFor();
  await line.getByText(`do ${other.name}, ostatni dzień`).waitFor();
  await picture(page, 'my-class-list-phone-dark');
  t.same(await faultsOf(page), []);
  t.same(await tooSmall(page, 24), []);
  await page.getByRole('radio', { name: 'Sprawdzenie danych' }).click();
  await page.getByText(/^Sprawdzono/).waitFor();
  await picture(page, 'my-class-data-phone-dark');
  t.same(await faultsOf(page), []);
  t.same(faults, []);
});

t.test(
  'a contact and a failed try are written down, the record is printed [PUPIL-04, PUPIL-07, PUPIL-08]',
  async (t) => {
    const { page, context, faults } = await openAs(
      'homeroomTeacher',
      `/pupil/${first.studentId}`,
      'desk',
    );
    t.teardown(() => context.close());
    await page.getByRole('heading', { name: nameOf(first), level: 1 }).waitFor();
    await page.getByRole('heading', { name: 'Rodzice i opiekunowie' }).waitFor();
    await picture(page, 'pupil-data');
    t.same(await faultsOf(page), []);
    t.same(await tooSmall(page, 24), []);
    await page.getByRole('radio', { name: 'Kontakty' }).click();
    const write = async (about: string, difficulty?: string) => {
      await page.getByRole('button', { name: 'Zapisz kontakt' }).click();
      await page.getByLabel('Czego dotyczył').fill(about);
      if (difficulty !== undefined) {
        await page.getByRole('radio', { name: 'bez kontaktu' }).click();
        await page.getByLabel('Co utrudniło kontakt').fill(difficulty);
      }
      await picture(page, 'pupil-contact-form');
      t.same(await faultsOf(page), []);
      await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
      await page.locator('.pupil-words').getByText(about).waitFor();
    };
    await write('Postępy w matematyce.');
    await write('Nieobecność w poniedziałek.', 'Numer nie odpowiada.');
    await page.getByText('Utrudnienie: Numer nie odpowiada.').waitFor();
    await picture(page, 'pupil-contacts');
    t.same(await faultsOf(page), []);
    const [printed] = await Promise.all([
      page.waitForResponse((answer) => answer.url().endsWith('/record/print')),
      page.getByRole('button', { name: 'Drukuj kartotekę' }).click(),
    ]);
    t.equal(printed.status(), 200);
    t.equal(printed.headers()['content-type'], 'application/pdf');
    t.same(faults, []);
  },
);

t.test('an opinion is data of health: each opening is on the page [PUPIL-03]', async (t) => {
  const { page, context, faults } = await openAs(
    'counsellor',
    `/pupil/${second.studentId}?tab=documents`,
    'desk',
    'dark',
  );
  t.teardown(() => context.close());
  await page.getByText('To dane o zdrowiu.', { exact: false }).waitFor();
  await page.getByText('Nikt jeszcze nie otwierał.').waitFor();
  await page.getByRole('button', { name: 'Dodaj opinię lub orzeczenie' }).click();
  await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
  t.equal(await page.getByText('To pole jest potrzebne.').count(), 3);
  await picture(page, 'pupil-support-faults-dark');
  t.same(await faultsOf(page), []);
  await page.getByLabel('Poradnia').fill('Poradnia nr 7');
  await page.getByLabel('Wydano dnia').fill('2026-05-12');
  await page.getByLabel('Czego dotyczy').fill('Dysleksja.');
  await page.getByLabel('Zalecenia').fill('Więcej czasu na sprawdzianach.');
  await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
  await page.getByText('Zapisano dokument.').waitFor();
  await page.getByRole('button', { name: 'Otwórz opinie i orzeczenia' }).click();
  await page.getByText('Więcej czasu na sprawdzianach.').waitFor();
  await page.reload();
  await page
    .getByText(`${demo.account('counsellor').name}`, { exact: false })
    .last()
    .waitFor();
  t.equal(await page.getByText('Więcej czasu').count(), 0, 'shut until it is asked for');
  await page.getByRole('button', { name: 'Otwórz opinie i orzeczenia' }).click();
  await page.getByText('Więcej czasu na sprawdzianach.').waitFor();
  await picture(page, 'pupil-support-dark');
  t.same(await faultsOf(page), []);
  await page.getByRole('radio', { name: 'Udzielone informacje' }).click();
  await page.getByRole('button', { name: 'Zapisz udzielenie informacji' }).click();
  await page.getByLabel('Komu').selectOption({ index: 1 });
  await page.getByLabel('Jak sprawdzono uprawnienie').selectOption('identityDocument');
  await page.getByLabel('Jakich informacji udzielono').fill('Godzina końca lekcji.');
  await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
  await page.locator('.pupil-words').getByText('Godzina końca lekcji.').waitFor();
  await picture(page, 'pupil-releases-dark');
  t.same(await faultsOf(page), []);
  t.same(faults, []);
});

t.test(
  'two administrators edit one pupil: the conflict is shown, nobody is overwritten',
  async (t) => {
    const path = `/pupil/${third.studentId}`;
    const one = await openAs('admin', path, 'desk');
    t.teardown(() => one.context.close());
    const two = await openAs('director', path, 'phone', 'dark');
    t.teardown(() => two.context.close());
    for (const { page } of [one, two]) {
      await page.getByRole('button', { name: 'Zmień dane' }).click();
      await page.getByLabel('Miejsce urodzenia').waitFor();
    }
    const save = async (page: typeof one.page, town: string) => {
      await page.getByLabel('Miejsce urodzenia').fill(town);
      await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
    };
    await save(one.page, 'Kraków');
    await one.page.getByText('Zapisano dane.').waitFor();
    await save(two.page, 'Gdańsk');
    await two.page.getByText('Nic nie zostało nadpisane.', { exact: false }).waitFor();
    await two.page.getByText('u Ciebie: Gdańsk').waitFor();
    await two.page.getByText('w aktach: Kraków').waitFor();
    await two.page.getByText('w aktach: Kraków').scrollIntoViewIfNeeded();
    await picture(two.page, 'pupil-clash-phone-dark');
    t.same(await faultsOf(two.page), []);
    await two.page.getByRole('button', { name: 'Zostaw to, co w aktach' }).click();
    await two.page.getByText('Kraków').first().waitFor();
    await picture(two.page, 'pupil-data-phone-dark');
    t.same(await faultsOf(two.page), []);
    t.same(await tooSmall(two.page, 24), []);
    t.same([...one.faults, ...two.faults], []);
  },
);

t.test('a photo is cut in the browser; what is none is told why', async (t) => {
  const { page, context, faults } = await openAs('admin', `/pupil/${first.studentId}`, 'desk');
  t.teardown(() => context.close());
  const choose = async (file: { name: string; mimeType: string; buffer: Buffer }) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: /^(Dodaj|Zmień) zdjęcie$/ }).click(),
    ]);
    await chooser.setFiles(file);
  };
  const jpeg = (buffer: Buffer) => ({ name: 'zdjecie.jpg', mimeType: 'image/jpeg', buffer });
  await choose(jpeg(Buffer.from('To jest tekst. '.repeat(40))));
  await page.getByText('nie jest zdjęciem, które da się otworzyć', { exact: false }).waitFor();
  await choose(jpeg(Buffer.from('0000001866747970686569630000', 'hex')));
  await page.getByText('w formacie HEIC', { exact: false }).waitFor();
  await choose(jpeg(await page.screenshot()));
  await page.getByLabel('Przybliżenie').press('ArrowRight');
  await picture(page, 'pupil-photo-cut');
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Zapisz zdjęcie' }).click();
  await page.getByText('Zapisano zdjęcie.').waitFor();
  const kept = await fetch(`${demo.coreUrl}/api/v1/students/${first.studentId}/photo`, {
    headers: { cookie: admin.cookie },
  });
  t.equal(kept.headers.get('content-type'), 'image/jpeg');
  const bytes = Buffer.from(await kept.arrayBuffer());
  t.ok(bytes.length <= 15_000 && !bytes.includes('Exif'), `${bytes.length} bytes`);
  await picture(page, 'pupil-photo');
  t.same(faults, []);
});

t.test('crossing out, and removal that waits for September [MIGR-09]', async (t) => {
  const { page, context, faults } = await openAs(
    'admin',
    `/pupil/${second.studentId}?tab=end`,
    'desk',
  );
  t.teardown(() => context.close());
  await page.getByText(/Następny termin: 1\.09\.\d{4} – 15\.09\.\d{4}/).waitFor();
  t.equal(await page.getByRole('button', { name: 'Usuń całkowicie' }).count(), 0);
  await picture(page, 'pupil-end');
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Skreśl z listy' }).click();
  await picture(page, 'pupil-leave');
  await page.getByRole('alertdialog').getByRole('button').last().click();
  await page.getByText(/^Poza szkołą od/).waitFor();
  t.same(await faultsOf(page), []);
  t.same(faults, []);
});

t.test('a teacher writes talks with the parents of own pupils [PUPIL-10, PERM-48]', async (t) => {
  const { page, context, faults } = await openAs('teacher', '/my-pupils', 'phone', 'dark');
  t.teardown(() => context.close());
  await page.locator('.my-name').first().click();
  await page.getByRole('button', { name: 'Zapisz kontakt' }).click();
  t.same(await page.getByLabel('Rodzaj kontaktu').locator('option').allTextContents(), [
    'rozmowa indywidualna',
    'inny fakt',
  ]);
  await page.getByLabel('Czego dotyczył').fill('Przygotowanie do konkursu.');
  await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
  await page.locator('.pupil-words').getByText('Przygotowanie do konkursu.').waitFor();
  await page.getByRole('button', { name: 'Zapisz udzielenie informacji' }).click();
  await page.getByLabel('Komu').selectOption({ index: 1 });
  await page.getByLabel('Jak sprawdzono uprawnienie').selectOption('knownPersonally');
  await page.getByLabel('Jakich informacji udzielono').fill('Godzina powrotu z zawodów.');
  await picture(page, 'my-pupils-phone-dark');
  t.same(await faultsOf(page), []);
  t.same(await tooSmall(page, 24), []);
  await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
  await page.getByText('Zapisano udzielenie informacji.').waitFor();
  t.same(faults, []);
});

t.test('several citizenships and documents, and what a court left to a guardian', async (t) => {
  const { page, context, faults } = await openAs('admin', `/pupil/${third.studentId}`, 'desk');
  t.teardown(() => context.close());
  await page.getByRole('button', { name: 'Zmień dane' }).click();
  await page.getByLabel('Obywatelstwa').fill('PL, ua');
  await page.getByRole('button', { name: 'Dodaj dokument' }).click();
  await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
  await page.getByText('Każdy dokument potrzebuje numeru i kraju.').waitFor();
  await page.getByLabel('Numer', { exact: true }).fill('FA123456');
  await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
  await page.getByText('Zapisano dane.').waitFor();
  await page.getByText('PL, UA', { exact: true }).waitFor();
  await page.getByText('paszport FA123456 (PL)', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Prawa i orzeczenie' }).first().click();
  await page.getByLabel('odbiera dziecko ze szkoły').uncheck();
  await page.getByLabel('Powód').fill('odpis postanowienia');
  await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
  await page.getByRole('alert').first().waitFor();
  await picture(page, 'pupil-custody');
  t.same(await faultsOf(page), []);
  await page.getByLabel('Orzeczenie sądu').fill('SR Warszawa, III Nsm 12/26');
  await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
  await page.getByText('nie odbiera', { exact: true }).waitFor();
  await page.getByText('Orzeczenie: SR Warszawa, III Nsm 12/26').waitFor();
  t.same(await faultsOf(page), []);
  t.same(faults, []);
});

t.test('the administrator moves a pupil between groups on any day [MIGR-02]', async (t) => {
  const [course] = (await admin.get<{ items: { yearId: string }[] }>('/api/v1/courses')).body.items;
  const group = { subjectId: null, teacherId: null, classIds: [led.classId] };
  for (const name of ['Basen A', 'Basen B'])
    await admin.post('/api/v1/groups', { ...group, name, yearId: course?.yearId });
  const { page, context, faults } = await openAs(
    'admin',
    `/pupil/${third.studentId}?tab=history`,
    'desk',
  );
  t.teardown(() => context.close());
  const move = async (from: string, to: string) => {
    await page.getByRole('button', { name: 'Zmień grupę' }).click();
    await page.getByLabel('Z grupy').selectOption({ label: from });
    await page.getByLabel('Do grupy').selectOption({ label: to });
    await picture(page, 'pupil-group-move');
    t.same(await faultsOf(page), []);
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
    await page.getByText(new RegExp(`^${to}: od `)).waitFor();
  };
  await move('żadna', 'Basen A');
  await move('Basen A', 'Basen B');
  t.same(await faultsOf(page), []);
  t.same(faults, []);
});

t.test('each tab of a pupil and of a class asks at most three questions', async (t) => {
  const { page, context } = await openAs('homeroomTeacher', '/my-class/data?tab=reports', 'desk');
  t.teardown(() => context.close());
  await page.getByText('na żywo').waitFor();
  const asked: string[] = [];
  const isSlow = (url: string) => /\/(live|session|terms|help)/.test(url);
  page.on('request', (request) => {
    const url = new URL(request.url()).pathname;
    if (url.startsWith('/api/v1/') && !isSlow(url)) asked.push(url);
  });
  const count = async (name: string, go: () => Promise<void>) => {
    asked.length = 0;
    await go();
    await page.locator('main .skeleton').first().waitFor({ state: 'detached' });
    t.ok(asked.length <= 3, `${name}: ${asked.join(' ')}`);
  };
  const tab = (name: string, heading: string) =>
    count(name, async () => {
      await page.getByRole('radio', { name }).click();
      await page.getByRole('heading', { name: heading }).first().waitFor();
    });
  await tab('Lista', 'Lista klasy');
  await tab('Wydarzenia', 'Wydarzenia z życia klasy');
  await tab('Sprawdzenie danych', 'Sprawdzenie danych');
  await count('Dane', async () => {
    await page.locator('.my-rows .office-link').first().click();
    await page.getByRole('heading', { name: 'Zdjęcie' }).waitFor();
  });
  await tab('Kontakty', 'Kontakty z rodzicami');
  await tab('Udzielone informacje', 'Udzielone informacje');
  await tab('Opinie i orzeczenia', 'Kto otwierał');
  await tab('Historia', 'Historia danych');
});
