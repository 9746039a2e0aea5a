import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { SMTPServer } from 'smtp-server';
import t from 'tap';
import { AppError } from '../domain/app-error.ts';
import { isLoginRefused, isRefusedForGood, openMailer } from './mailer.ts';

t.test('what goes wrong with a letter names no address', async (t) => {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) =>
      done(
        Object.assign(new Error(`no room for ${address}`), {
          responseCode: address.startsWith('never') ? 550 : 450,
        }),
      ),
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const mailer = openMailer({
    mail: { host: '127.0.0.1', port, security: 'none', from: 'dziennik@szkola.example' },
  });
  const failure = (to: string): Promise<unknown> =>
    mailer.send({ to, subject: 'x', text: 'y' }).then(
      () => undefined,
      (error: unknown) => error,
    );
  const tried = async (to: string) => {
    const error = await failure(to);
    t.ok(error instanceof AppError && error.cause === undefined, 'one of ours, without a cause');
    t.notMatch(inspect(error, { depth: 9, showHidden: true }), /@|no room/);
    const { kind, code, details } = error as AppError;
    return { kind, code, details, isForGood: isRefusedForGood(error) };
  };
  const failed = { kind: 'unavailable', code: 'kernel.mail_failed' };
  t.same(await tried('never@dom.example'), {
    ...failed,
    details: { responseCode: 550 },
    isForGood: true,
  });
  t.same(await tried('later@dom.example'), {
    ...failed,
    details: { responseCode: 450 },
    isForGood: false,
  });
  await new Promise<void>((resolve) => server.close(() => resolve()));
  t.same(await tried('never@dom.example'), { ...failed, details: {}, isForGood: false });
  mailer.stop();
});

t.test('a refused login of one’s own is no fault of the letter, until it is mended', async (t) => {
  let code = 535;
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (_given, _session, done) =>
      code === 0
        ? done(null, { user: 'dziennik' })
        : done(Object.assign(new Error('refused'), { responseCode: code })),
    onData: (stream, _session, done) => {
      stream.resume();
      stream.on('end', () => done());
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  t.teardown(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  const mailer = openMailer({
    mail: {
      ...{ host: '127.0.0.1', port, security: 'none', from: 'dziennik@szkola.example' },
      login: { user: 'dziennik', password: 'x' },
    },
  });
  t.teardown(() => mailer.stop());
  const send = () => mailer.send({ to: 'anna@dom.example', subject: 'x', text: 'y' });
  for (code of [535, 534]) {
    const error = await send().catch((caught: unknown) => caught);
    t.match(error, { code: 'kernel.mail_login_refused', details: { responseCode: code } });
    t.same([isLoginRefused(error), isRefusedForGood(error)], [true, false]);
  }
  t.equal(mailer.isLoginRefused, true);
  code = 454;
  t.match(await send().catch((caught: unknown) => caught), { code: 'kernel.mail_failed' });
  t.equal(mailer.isLoginRefused, true, 'only a letter that was taken says that it is mended');
  code = 0;
  await send();
  t.equal(mailer.isLoginRefused, false);
});
