import t from 'tap';
import { NOBODYS_HASH, PasswordHasher } from './password-hasher.ts';

const monotonicMs = () => Number(process.hrtime.bigint()) / 1e6;

t.test('a hash has the cost that was chosen and fits its password only', async (t) => {
  const hasher = new PasswordHasher(monotonicMs);
  const hash = await hasher.hashPassword('Zielony7');
  t.match(hash, /^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  t.match(NOBODYS_HASH, /^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  t.equal(await hasher.isPassword(hash, 'Zielony7'), true);
  t.equal(await hasher.isPassword(hash, 'zielony7'), false);
  t.equal(await hasher.isPassword(NOBODYS_HASH, ''), false);
});

const outcome = (turn: Promise<boolean>): Promise<string> =>
  turn.then(
    () => 'judged',
    (error: { code: string; details: object }) => JSON.stringify([error.code, error.details]),
  );
const BUSY = '["accounts.busy",{"retryAfterS":5}]';

t.test('at most two are worked on at once, the rest wait in turn', async (t) => {
  let asked = 0;
  const hasher = new PasswordHasher(() => {
    // Asked at the begin and at the end of each verification.
    asked += 1;
    return asked;
  });
  const turns = Array.from({ length: 5 }, () => hasher.isPassword(NOBODYS_HASH, 'x'));
  await new Promise((resolve) => setImmediate(resolve));
  t.equal(asked, 2, 'two have begun');
  t.strictSame(await Promise.all(turns), [false, false, false, false, false]);
  t.equal(asked, 10, 'all have begun and ended');
});

t.test('a full queue refuses at once, with a time to come back', async (t) => {
  const hasher = new PasswordHasher(monotonicMs, { mostWaiting: 1, longestWaitMs: 60_000 });
  const turns = Array.from({ length: 4 }, () => outcome(hasher.isPassword(NOBODYS_HASH, 'x')));
  t.strictSame(await Promise.all(turns), ['judged', 'judged', 'judged', BUSY]);
});

t.test('who waited too long is told to come back, and leaves the queue', async (t) => {
  const hasher = new PasswordHasher(monotonicMs, { mostWaiting: 2, longestWaitMs: 1 });
  const turns = Array.from({ length: 4 }, () => outcome(hasher.isPassword(NOBODYS_HASH, 'x')));
  t.strictSame(await Promise.all(turns), ['judged', 'judged', BUSY, BUSY]);
  t.equal(await outcome(hasher.isPassword(NOBODYS_HASH, 'x')), 'judged');
});
