import t from 'tap';
import { ApiFailure } from '../../../shared/api/failure.ts';
import { delayWords, refusalOf } from './refusal.ts';

const failure = (status: number, retryAfterMs?: number) =>
  new ApiFailure(status, { code: 'accounts.code', details: {} }, { retryAfterMs });

t.test('a refusal never says whether the login exists', async (t) => {
  for (const status of [400, 422]) t.same(refusalOf(failure(status)), { kind: 'wrong' });
  t.same(refusalOf(new ApiFailure(401, { code: 'accounts.login_failed', details: {} })), {
    kind: 'wrong',
  });
  t.same(refusalOf(failure(409)), { kind: 'told', code: 'accounts.code' });
  t.same(refusalOf(failure(429, 3000)), { kind: 'delay', ms: 3000 });
  t.same(refusalOf(failure(423)), { kind: 'locked', ms: undefined });
  t.same(refusalOf(failure(0)), { kind: 'network' });
  t.same(refusalOf(failure(500)), { kind: 'server', code: 'accounts.code' });
  t.same(refusalOf(new TypeError('of the page')), { kind: 'server', code: 'page' });
});

t.test('a delay is told in seconds, then in minutes', async (t) => {
  t.same(delayWords(1), { unit: 'seconds', count: 1 });
  t.same(delayWords(59_999), { unit: 'seconds', count: 60 });
  t.same(delayWords(60_000), { unit: 'minutes', count: 1 });
  t.same(delayWords(61_000), { unit: 'minutes', count: 2 });
});
