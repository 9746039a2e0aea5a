import { randomUUID } from 'node:crypto';
import type { BookReply } from '@furtka/hub-contract/kiosk-api';
import t from 'tap';
import { signInAtKiosk } from '../harness/caretaker.ts';
import { startDemo } from '../harness/demo.ts';
import { signIn } from '../harness/person.ts';
import { faultsOf, openChromium, openPage, picture } from './chromium.ts';
import { enter } from './sign-in.ts';

const demo = await startDemo();
const browser = await openChromium();
t.teardown(async () => {
  await browser.close();
  await demo.remove();
});

t.test(
  'the third forgotten card of a month is told to the homeroom teacher [GATE-06]',
  async (t) => {
    const teacher = await signIn(demo.coreUrl, demo.account('homeroomTeacher'));
    const { body } = await teacher.get<{
      items: { studentId: string; firstName: string; lastName: string }[];
    }>('/api/v1/students');
    const [pupil] = body.items;
    if (pupil === undefined) throw new Error('a homeroom teacher without pupils');
    const kiosk = await signInAtKiosk(demo.kioskUrl, demo.account('dutyStaff').pin ?? '');
    const answers: BookReply[] = [];
    for (const direction of ['in', 'out', 'in', 'out', 'in'] as const) {
      const entry = { entryId: randomUUID(), personId: pupil.studentId, direction };
      const cause = direction === 'in' ? 'card.forgotten' : 'card.none';
      const reply = await kiosk.post<BookReply>('/gate-entries', { ...entry, cause });
      t.equal(reply.status, 200);
      answers.push(reply.body);
    }
    t.same(
      answers.map(({ noteDue }) => noteDue),
      [false, false, false, false, true],
      'duty staff is told at the third',
    );

    const { page, context, faults } = await openPage(browser, 'desk');
    t.teardown(() => context.close());
    await enter(page, demo, 'homeroomTeacher');
    const notes = page.getByRole('region', { name: 'Zapominane karty' });
    await notes.getByText('3 razy bez karty').waitFor();
    t.match(await notes.textContent(), `${pupil.firstName} ${pupil.lastName}`);
    await picture(page, 'card-notes');
    t.same(await faultsOf(page), []);
    await notes.getByRole('button', { name: 'Załatwione' }).click();
    await notes.getByText('Nikt w tym miesiącu').waitFor();
    t.same(faults, []);
  },
);
