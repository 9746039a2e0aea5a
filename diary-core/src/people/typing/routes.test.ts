import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { putSchool, TestBrowser, worldOptions } from '../accounts/test-browser.ts';
import { PASSWORD, signedIn } from '../accounts/test-person.ts';

const HABIT = [90, 85, 100, 95, 180, 170, 200];
const like = (round: number) => HABIT.map((time, index) => time + ((round * 7 + index * 3) % 11));
const UNLIKE = HABIT.map((time) => time * 3);

onBothEngines(
  t,
  'typing is learned only where the school offers it and the person agrees, and only notes what is unlike [ACCT-07]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD, scibor: PASSWORD });
    await putSchool(kit, 'b', { admin: PASSWORD });
    const admin = await signedIn(kit, 'admin.a');
    const person = await signedIn(kit, 'scibor.a');
    const learn = (times: readonly number[]) => person.send('POST', '/typing/samples', { times });
    t.strictSame((await person.send('GET', '/typing')).json(), {
      offered: false,
      agreed: false,
      learned: 0,
      notes: [],
    });
    t.equal((await person.send('PUT', '/typing/consent')).json().code, 'typing.not_offered');
    t.equal((await learn(like(0))).json().code, 'typing.not_offered');
    const path = '/school/options/signIn.learnsTyping';
    t.equal((await admin.send('PUT', path, { value: true, version: 0 })).statusCode, 200);
    t.equal((await learn(like(0))).json().code, 'typing.not_agreed');
    t.equal((await person.send('PUT', '/typing/consent')).statusCode, 204);
    for (let round = 0; round < 12; round += 1) {
      kit.clock.advance(1_000);
      t.equal((await learn(like(round))).statusCode, 204);
    }
    t.match((await person.send('GET', '/typing')).json(), { learned: 12, notes: [] });
    t.equal((await learn(UNLIKE)).statusCode, 204, 'whoever types so is in all the same');
    t.equal((await new TestBrowser(kit).logIn('scibor.a', PASSWORD)).statusCode, 200);
    const own = (await person.send('GET', '/typing')).json();
    t.match(own, { learned: 12 });
    t.equal(own.notes.length, 1);
    const notes = `/accounts/${fixtureId('a', 'account/scibor')}/typing-notes`;
    t.strictSame((await admin.send('GET', notes)).json().items, own.notes);
    t.equal((await (await signedIn(kit, 'admin.b')).send('GET', notes)).statusCode, 404);
    t.equal((await person.send('GET', notes)).statusCode, 403);
    for (const times of [[], [1, 2, 3, 4], [1, 2, 3, 4, -5], [1, 2, 3, 4, 5.5], Array(240).fill(1)])
      t.equal((await learn(times)).statusCode, 400, JSON.stringify(times).slice(0, 30));
    t.equal((await person.send('DELETE', '/typing/consent')).statusCode, 204);
    t.match((await person.send('GET', '/typing')).json(), { agreed: false, learned: 0, notes: [] });
    const left = await kit.db
      .forPlatform('a test looks at what is kept')
      .read((read) => read.from('typing_sample').selectAll().execute());
    t.strictSame(left, [], 'deleted with the agreement');
  },
);
