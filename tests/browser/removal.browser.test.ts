import t from 'tap';
import { type Demo, startDemo } from '../harness/demo.ts';
import { signIn } from '../harness/person.ts';
import { faultsOf, openChromium, openPage, picture, tooSmall } from './chromium.ts';
import { enter } from './sign-in.ts';

/** The demo begins on the Monday after the first of the next September. */
const now = new Date();
const year = now.getUTCMonth() < 8 ? now.getUTCFullYear() : now.getUTCFullYear() + 1;
/** What stays of who was removed: a row to which records point. */
const NAMELESS = { firstName: '–', lastName: '–' };
const demo: Demo = await startDemo({ isToday: true, args: ['--after', `${year}-09-01`] });
const browser = await openChromium();
t.teardown(async () => {
  await browser.close();
  await demo.remove();
});

t.test(
  'from 1 to 15 September the administrator removes a teacher and a pupil whole, with the name typed [MIGR-09]',
  async (t) => {
    const day = demo.facts().monday;
    t.ok(day >= `${year}-09-01` && day <= `${year}-09-15`, day);
    const admin = await signIn(demo.coreUrl, demo.account('admin'));
    const added = await admin.post<{ staffId: string }>('/api/v1/staff', {
      firstName: 'Łukasz',
      lastName: 'Ćma',
      position: 'teacher',
      employedFrom: day,
    });
    const { items: classes } = (
      await admin.get<{ items: { classId: string }[] }>('/api/v1/classes/summary')
    ).body;
    const child = await admin.post<{ studentId: string }>('/api/v1/students', {
      firstName: 'Zoja',
      lastName: 'Ósemka',
      classId: classes[0]?.classId,
      joinedOn: day,
      agreement: { on: day, by: 'Nina Karaś' },
    });
    t.same([added.status, child.status], [200, 200], JSON.stringify(child.body));
    const { page, context, faults } = await openPage(browser, 'phone', 'dark');
    t.teardown(() => context.close());
    await enter(page, demo, 'admin');
    const removed = async (name: string, path: string, shot: string) => {
      await page.goto(`${demo.coreUrl}${path}`);
      await page.getByRole('button', { name: 'Usuń całkowicie' }).click();
      const question = page.getByRole('alertdialog');
      const verb = question.getByRole('button', { name: 'Usuń całkowicie' });
      await question.getByLabel(/^Wpisz imię i nazwisko/).fill('Łukasz');
      await question.getByLabel('Powód').fill('pomyłka przy wpisie');
      t.ok(await verb.isDisabled(), 'half a name is no second look');
      await question.getByLabel(/^Wpisz imię i nazwisko/).fill(name);
      await picture(page, shot);
      t.same(await faultsOf(page), []);
      t.same(await tooSmall(page, 24), []);
      await verb.click();
      await page.getByText('Usunięto całkowicie.').waitFor();
    };
    const { staffId } = added.body;
    await removed('Łukasz Ćma', `/people?person=${staffId}`, 'removal-staff-phone-dark');
    t.match((await admin.get(`/api/v1/staff/${staffId}`)).body, NAMELESS);
    const { studentId } = child.body;
    await removed('Zoja Ósemka', `/pupil/${studentId}?tab=end`, 'removal-pupil-phone-dark');
    t.match((await admin.get(`/api/v1/students/${studentId}`)).body, NAMELESS);
    const found = await admin.get<{ items: unknown[] }>('/api/v1/people?search=osemka&former=true');
    t.same(found.body.items, [], 'in no list');
    t.same(faults, []);
  },
);
