import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { putSchool, TestBrowser, worldOptions } from '../accounts/test-browser.ts';

const PASSWORD = 'Zielony7';

/** What the register says of students, the newest first; jobs write in it too. */
const changesOf = async (reader: TestBrowser) =>
  (await reader.send('GET', '/audit'))
    .json()
    .items.filter(({ subject }: { subject: { kind: string } }) => subject.kind === 'student');

onBothEngines(
  t,
  'a change of personal data shows when and by whom it was made [AUDIT-04] [AUDIT-05] [AUDIT-06]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { secretary: PASSWORD, director: PASSWORD });
    const office = new TestBrowser(kit, '192.0.2.7');
    await office.logIn('secretary.a', PASSWORD);
    kit.clock.advance(60_000);
    const path = `/students/${fixtureId('a', 'jan')}`;
    await office.send('PATCH', path, { version: 1, lastName: 'Żółw' });
    const director = new TestBrowser(kit);
    await director.logIn('director.a', PASSWORD);
    const [item] = await changesOf(director);
    t.match(item, {
      atUtc: kit.clock.nowMs(),
      actor: { name: 'Zofia Sekretarz', role: 'secretariat' },
      action: 'student.change',
      subject: { kind: 'student', id: fixtureId('a', 'jan') },
    });
  },
);

onBothEngines(
  t,
  'a change shows address, what was changed, from what to what [AUDIT-07] [AUDIT-08] [AUDIT-09]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { secretary: PASSWORD, director: PASSWORD });
    const office = new TestBrowser(kit, '192.0.2.7');
    await office.logIn('secretary.a', PASSWORD);
    const path = `/students/${fixtureId('a', 'jan')}`;
    const change = { version: 1, lastName: 'Żółw', pesel: '44051401359' };
    await office.send('PATCH', path, change);
    const director = new TestBrowser(kit);
    await director.logIn('director.a', PASSWORD);
    const reply = await director.send('GET', '/audit');
    const [item] = reply
      .json()
      .items.filter(({ subject }: { subject: { kind: string } }) => subject.kind === 'student');
    t.equal(item.actor.address, '192.0.2.7');
    t.match(JSON.stringify(item.changes), /Kowalski.*Żółw|Żółw.*Kowalski/);
    t.notMatch(reply.body, '44051401359', 'a secret value is only said to have changed');
    t.equal((await office.send('GET', '/audit')).statusCode, 403);
  },
);
