import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { hasherOf } from '../accounts/api.ts';
import { putSchool, TestBrowser, worldOptions } from '../accounts/test-browser.ts';
import { PASSWORD, signedIn } from '../accounts/test-person.ts';

const NEXT = 'Czerwony9';
const letters: string[] = [];
let isLoginRight = true;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  allowInsecureAuth: true,
  onAuth: (_given, _session, done) =>
    done(
      isLoginRight ? null : Object.assign(new Error('no such login'), { responseCode: 535 }),
      isLoginRight ? { user: 'dziennik' } : undefined,
    ),
  onRcptTo: ({ address }, _session, done) =>
    done(
      address.startsWith('nie.ma')
        ? Object.assign(new Error('no such box'), { responseCode: 550 })
        : null,
    ),
  onData: (stream, _session, done) => {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      letters.push(Buffer.concat(parts).toString('utf8'));
      done();
    });
  },
});
server.listen(0, '127.0.0.1');
await once(server.server, 'listening');
const { port } = server.server.address() as AddressInfo;
t.teardown(() => new Promise<void>((resolve) => server.close(() => resolve())));

const mail = {
  host: '127.0.0.1',
  port,
  security: 'none',
  from: 'dziennik@szkola.example',
} as const;

/** The body of a letter as people read it: soft line ends and coded signs of the wire undone. */
const readable = (letter: string): string =>
  letter
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_whole, hex: string) => String.fromCharCode(Number(`0x${hex}`)));

onBothEngines(
  t,
  'a lost password is replaced by a link that goes to one’s own e-mail address',
  { ...worldOptions, config: { mail } },
  async (t, kit) => {
    letters.length = 0;
    await putSchool(kit, 'a', { anna: PASSWORD, admin: PASSWORD });
    const anna = await signedIn(kit, 'anna.a');
    await anna.send('PUT', '/own-account/email', { email: 'anna@dom.example' });
    const stranger = new TestBrowser(kit);
    t.same((await stranger.send('GET', '/lost-password')).json(), { byMail: true });
    const ask = (login: string) => stranger.send('POST', '/lost-password', { login });
    for (const login of ['nikogo.nie.ma', 'admin.a', 'Anna.A'])
      t.equal((await ask(login)).statusCode, 204, 'the same answer for everybody');
    await kit.settle();
    t.equal(letters.length, 1, 'nobody without an address gets a letter');
    const letter = readable(letters[0] ?? '');
    t.match(letter, /^To: anna@dom\.example/m);
    t.match(letter, /^From: dziennik@szkola\.example/m);
    t.notMatch(letter, /Kowalsk/, 'no name in it');
    const token = /new-password#([\w-]{43})/.exec(letter)?.[1] ?? '';
    const set = (password: string) =>
      stranger.send('POST', '/lost-password/new', { token, password });
    t.equal((await set('krotkie')).json().code, 'accounts.password_weak');
    t.equal((await set(NEXT)).statusCode, 204);
    t.equal((await set(NEXT)).json().code, 'lostPassword.dead_link', 'once');
    const accountId = fixtureId('a', 'account/anna');
    t.match(
      await kit.db
        .forPlatform('test')
        .read((read) =>
          read
            .from('audit')
            .select(['actor_id', 'subject_id'])
            .where('action', '=', 'lostPassword.set')
            .execute(),
        ),
      [{ actor_id: accountId, subject_id: accountId }],
    );
    t.equal((await anna.send('GET', '/session')).statusCode, 401, 'every session ends');
    t.equal((await new TestBrowser(kit).logIn('anna.a', PASSWORD)).statusCode, 401);
    t.equal((await new TestBrowser(kit).logIn('anna.a', NEXT)).statusCode, 200);
    await ask('anna.a');
    await kit.settle();
    const late = /new-password#([\w-]{43})/.exec(readable(letters[1] ?? ''))?.[1] ?? '';
    kit.clock.advance(30 * 60_000);
    const old = await stranger.send('POST', '/lost-password/new', { token: late, password: NEXT });
    t.equal(old.json().code, 'lostPassword.dead_link', 'half an hour');
    const answers = [];
    for (let tried = 0; tried < 8; tried += 1) answers.push((await ask('anna.a')).statusCode);
    t.ok(answers.includes(429), 'nobody’s mailbox is filled');
  },
);

onBothEngines(
  t,
  'a link ends when the address or the password changes; letters are few, and nobody slows another one down',
  { ...worldOptions, config: { mail } },
  async (t, kit) => {
    letters.length = 0;
    await putSchool(kit, 'a', { anna: PASSWORD, admin: PASSWORD });
    const emailTo = async (email: string) =>
      (await signedIn(kit, 'anna.a')).send('PUT', '/own-account/email', { email });
    const left = await signedIn(kit, 'anna.a');
    kit.clock.advance(10 * 60_000);
    const late = await left.send('PUT', '/own-account/email', { email: 'obcy@dom.example' });
    t.same([late.statusCode, late.json().code], [403, 'session.step_up'], 'a session left open');
    t.equal((await emailTo('anna@dom.example')).statusCode, 204);
    const stranger = new TestBrowser(kit);
    const ask = async (login = 'anna.a', browser = stranger) => {
      const { statusCode } = await browser.send('POST', '/lost-password', { login });
      await kit.settle();
      return statusCode;
    };
    const hashed: string[] = [];
    const hasher = hasherOf(kit.services);
    const hash = hasher.hashPassword.bind(hasher);
    hasher.hashPassword = (password) => {
      hashed.push(password);
      return hash(password);
    };
    const setBy = async (letter: string | undefined) => {
      const token = /new-password#([\w-]{43})/.exec(readable(letter ?? ''))?.[1] ?? '';
      const body = { token, password: NEXT };
      return (await stranger.send('POST', '/lost-password/new', body)).json().code;
    };
    await ask();
    await ask();
    t.equal(letters.length, 1, 'no second letter while the link of the first is fresh');
    t.equal((await emailTo('anna@praca.example')).statusCode, 204);
    t.equal(await setBy(letters[0]), 'lostPassword.dead_link', 'the address is another one');
    await ask();
    t.match(letters[1], /^To: anna@praca\.example/m);
    kit.clock.advance(6 * 60_000);
    await ask();
    kit.clock.advance(6 * 60_000);
    t.equal(await ask(), 204);
    t.equal(letters.length, 3, 'three a day');
    const admin = await signedIn(kit, 'admin.a');
    const accountId = fixtureId('a', 'account/anna');
    const body = { reason: 'zgubiła', document: 'identityCard' };
    const issued = await admin.send('POST', `/accounts/${accountId}/password`, body);
    t.equal(issued.statusCode, 200, issued.body);
    t.equal(await setBy(letters[2]), 'lostPassword.dead_link', 'the office gave another password');
    t.same(hashed.length, 1, 'a dead link costs no work');
    const account = await kit.db
      .forPlatform('test')
      .read((read) => read.require('account', accountId));
    t.equal(account.email, null, 'and the next link goes nowhere');
    const answers: number[] = [];
    for (let tried = 0; tried < 3; tried += 1) answers.push(await ask());
    t.ok(answers.includes(429));
    const elsewhere = new TestBrowser(kit, '10.0.0.5');
    t.equal(await ask('anna.a', elsewhere), 204, 'the owner may ask from elsewhere');
    kit.clock.advance(10 * 60_000);
    for (let n = 0; n < 30; n += 1)
      await stranger.send('POST', '/lost-password', { login: `nikt${n}` });
    t.equal(await ask('nikt99'), 429, 'one address asks for thirty in ten minutes');
    t.equal(await ask('nikt99', elsewhere), 204);
  },
);

onBothEngines(
  t,
  'a letter that the mail server will never take is not sent again',
  { ...worldOptions, config: { mail } },
  async (t, kit) => {
    letters.length = 0;
    await putSchool(kit, 'a', { anna: PASSWORD });
    const anna = await signedIn(kit, 'anna.a');
    await anna.send('PUT', '/own-account/email', { email: 'nie.ma@dom.example' });
    await new TestBrowser(kit).send('POST', '/lost-password', { login: 'anna.a' });
    await kit.settle();
    const jobs = await kit.db
      .forPlatform('test')
      .read((read) => read.from('job').select(['kind', 'state', 'attempt']).execute());
    t.match(
      jobs.filter(({ kind }) => kind === 'lost-password.mail'),
      [{ state: 'done', attempt: 1 }],
    );
    t.equal(letters.length, 0);
  },
);

onBothEngines(
  t,
  'the answer waits for no account: who asks for a login of nobody leaves the same order',
  { ...worldOptions, config: { mail } },
  async (t, kit) => {
    letters.length = 0;
    await putSchool(kit, 'a', { anna: PASSWORD, admin: PASSWORD });
    await (await signedIn(kit, 'anna.a')).send('PUT', '/own-account/email', {
      email: 'anna@dom.example',
    });
    await kit.settle();
    const orders = () =>
      kit.db
        .forPlatform('test')
        .read((read) =>
          read
            .from('job')
            .select(['state', 'attempt', 'unique_key', 'payload_json'])
            .where('kind', '=', 'lost-password.mail')
            .execute(),
        );
    const shapeOf = ({ payload_json: payload }: Awaited<ReturnType<typeof orders>>[number]) =>
      Object.entries(payload as object).map(([name, value]) => [name, String(value).length]);
    const shapes = [];
    for (const login of ['anna.a', 'admin.a', 'nikogo.nie.ma']) {
      const before = (await orders()).map(({ unique_key: key }) => key);
      await new TestBrowser(kit).send('POST', '/lost-password', { login });
      const made = (await orders()).filter(({ unique_key: key }) => !before.includes(key));
      shapes.push(made.map(shapeOf));
    }
    t.match(
      shapes[0],
      [
        [
          ['accountId', 36],
          ['address', Number],
        ],
      ],
      'written down in the answer',
    );
    t.same(shapes[1], shapes[0], 'an account without an address');
    t.same(shapes[2], shapes[0], 'no account at all');
    await kit.settle();
    t.same(
      (await orders()).map(({ state, attempt }) => [state, attempt]),
      Array(3).fill(['done', 1]),
      'orders for nobody end well',
    );
    t.equal(letters.length, 1, 'the letter goes out afterwards');
  },
);

onBothEngines(
  t,
  'a mail server that refuses the login of the diary: the administrator is told, the letter of today is not lost',
  {
    ...worldOptions,
    config: { mail: { ...mail, login: { user: 'dziennik', password: 'x' } } },
  },
  async (t, kit) => {
    letters.length = 0;
    isLoginRight = false;
    t.teardown(() => {
      isLoginRight = true;
    });
    await putSchool(kit, 'a', { anna: PASSWORD });
    await (await signedIn(kit, 'anna.a')).send('PUT', '/own-account/email', {
      email: 'anna@dom.example',
    });
    const ask = async () => {
      await new TestBrowser(kit).send('POST', '/lost-password', { login: 'anna.a' });
      await kit.settle();
    };
    for (let n = 0; n < 4; n += 1) await ask();
    const jobs = await kit.db
      .forPlatform('test')
      .read((read) =>
        read
          .from('job')
          .select(['state', 'attempt'])
          .where('kind', '=', 'lost-password.mail')
          .execute(),
      );
    t.same(jobs, Array(4).fill({ state: 'done', attempt: 1 }), 'not tried again');
    t.equal(kit.services.mailer.isLoginRefused, true);
    isLoginRight = true;
    await ask();
    t.equal(letters.length, 1, 'mended: the next letter goes at once, none was counted');
    t.equal(kit.services.mailer.isLoginRefused, false);
  },
);

onBothEngines(
  t,
  'without a mail server the diary says so, and promises no letter',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', {});
    const stranger = new TestBrowser(kit);
    t.same((await stranger.send('GET', '/lost-password')).json(), { byMail: false });
    const asked = await stranger.send('POST', '/lost-password', { login: 'anna.a' });
    t.equal(asked.json().code, 'lostPassword.no_mail');
  },
);
