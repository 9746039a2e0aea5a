import { randomBytes } from 'node:crypto';
import t from 'tap';
import { delayAfter, failuresNow, LONGEST_DELAY_MS, waitMs } from './login-delay.ts';
import { makeOneTimePassword, makePin, ONE_TIME_ALPHABET } from './one-time-password.ts';
import { brokenPasswordRules } from './password-rules.ts';
import {
  ACTIVITY_STEP_MS,
  IDLE_MS,
  LONGEST_SESSION_MS,
  OWN_DEVICE_MS,
  sessionState,
} from './session-life.ts';

t.test('every broken rule of a password is named', async (t) => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['Zielony7', []],
    ['Żółw12345', []],
    ['Пароль789', []],
    ['Ziel7', ['too_short']],
    ['zielony7', ['no_upper_case']],
    ['ZIELONY7', ['no_lower_case']],
    ['Zielonyy', ['no_digit']],
    ['12345678', ['no_letter', 'no_upper_case', 'no_lower_case']],
    ['', ['too_short', 'no_letter', 'no_digit', 'no_upper_case', 'no_lower_case']],
    [`Aa1${'x'.repeat(198)}`, ['too_long']],
    ['Aa1😀😀😀😀', ['too_short']],
  ];
  for (const [password, broken] of rows) {
    t.strictSame(brokenPasswordRules(password, undefined), broken, password);
  }
  t.strictSame(brokenPasswordRules('Zielony7', 'Zielony7'), ['same_as_current']);
});

t.test('one-time passwords are readable, keep the rules and differ', async (t) => {
  const made = new Set<string>();
  for (let round = 0; round < 500; round += 1) {
    const password = makeOneTimePassword((length) => randomBytes(length));
    t.equal(password.length, 16);
    t.strictSame(brokenPasswordRules(password, undefined), []);
    t.notMatch(password, /[0O1lIo]/);
    made.add(password);
  }
  t.equal(made.size, 500);
  t.equal(new Set(ONE_TIME_ALPHABET).size, ONE_TIME_ALPHABET.length);
  t.match(
    makePin((length) => randomBytes(length)),
    /^[0-9]{6}$/,
  );
});

t.test(
  'characters are drawn evenly: a byte beyond the last whole alphabet is thrown away',
  async (t) => {
    const source = [255, 252, 7];
    const pin = makePin((length) =>
      Uint8Array.from({ length }, (_, index) => source[index % 3] ?? 0),
    );
    t.equal(pin, '777777');
  },
);

t.test('delays grow and end at five minutes', async (t) => {
  t.strictSame(
    [0, 5, 6, 7, 8, 14, 15, 100].map((failures) => delayAfter(failures)),
    [0, 0, 1_000, 2_000, 4_000, 256_000, LONGEST_DELAY_MS, LONGEST_DELAY_MS],
  );
  const bucket = { failures: 7, lastFailureAtUtc: 10_000 };
  t.equal(waitMs(bucket, 10_500), 1_500);
  t.equal(waitMs(bucket, 12_000), 0);
  t.equal(waitMs(bucket, 1_000), 2_000, 'a clock that went back does not lengthen it');
  t.equal(waitMs(undefined, 0), 0);
  t.equal(failuresNow(bucket, 10_000 + 24 * 3_600_000), 0);
  t.equal(failuresNow(bucket, 20_000), 7);
});

t.test('a session ends 45 minutes after the last act and 12 hours after its start', async (t) => {
  const shared = { isOwnDevice: false, unlockedAtUtc: null };
  const times = { startedAtUtc: 0, lastActivityAtUtc: 60_000, ...shared };
  t.equal(sessionState(times, 60_000 + IDLE_MS - 1), 'open');
  t.equal(sessionState(times, 60_000 + IDLE_MS), 'over');
  const busy = { startedAtUtc: 0, lastActivityAtUtc: LONGEST_SESSION_MS - 1, ...shared };
  t.equal(sessionState(busy, LONGEST_SESSION_MS), 'over');
  const own = { ...times, isOwnDevice: true };
  t.equal(sessionState(own, 60_000 + IDLE_MS), 'locked');
  t.equal(sessionState(own, 60_000 + OWN_DEVICE_MS - 1), 'locked');
  t.equal(sessionState(own, 60_000 + OWN_DEVICE_MS), 'over');
  const unlocked = { ...busy, isOwnDevice: true, unlockedAtUtc: LONGEST_SESSION_MS - 1 };
  t.equal(sessionState(unlocked, LONGEST_SESSION_MS), 'open');
  t.ok(ACTIVITY_STEP_MS < IDLE_MS);
});
