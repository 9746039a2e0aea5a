import t from 'tap';
import { createApi, dataOf } from './client.ts';
import { ApiFailure, hasCode, hasStatus, isOffline, retryAfterMs } from './failure.ts';

interface Paths {
  '/things': {
    get: {
      responses: { 200: { content: { 'application/json': { name: string } } } };
    };
    post: {
      requestBody: { content: { 'application/json': { name: string } } };
      responses: { 200: { content: { 'application/json': { name: string } } } };
    };
  };
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });

/** A client whose server answers by the given function; paths are made whole, since there is no page. */
const talkTo = (answer: (request: Request) => Promise<Response> | Response) => {
  const heads: number[] = [];
  const asked: Request[] = [];
  const api = createApi<Paths>({
    origin: 'http://school.test',
    fetch: async (input) => {
      const request = new Request(input);
      asked.push(request);
      return answer(request);
    },
    onAnswer: ({ status }) => heads.push(status),
  });
  return { api, asked, heads };
};

t.test(
  'the token goes with everything that changes something, and with nothing else',
  async (t) => {
    const { api, asked } = talkTo(() => json(200, { name: 'a' }));
    api.sendToken('token');
    t.same(await dataOf(api.client.GET('/things')), { name: 'a' });
    await dataOf(api.client.POST('/things', { body: { name: 'b' } }));
    t.same(
      asked.map(({ headers }) => headers.get('x-csrf-token')),
      [null, 'token'],
    );
    api.sendToken(undefined);
    await dataOf(api.client.POST('/things', { body: { name: 'b' } }));
    t.equal(asked[2]?.headers.get('x-csrf-token'), null);
  },
);

const failureOf = async (answer: () => Promise<Response> | Response): Promise<ApiFailure> => {
  try {
    await dataOf(talkTo(answer).api.client.GET('/things'));
  } catch (error) {
    if (error instanceof ApiFailure) return error;
    throw error;
  }
  throw new Error('there was no failure');
};

t.test('a refusal keeps its code, its details and the time to wait', async (t) => {
  const body = { code: 'accounts.too_many_tries', details: { limit: 5 } };
  const failure = await failureOf(() => json(429, body, { 'retry-after': '4' }));
  t.ok(hasStatus(failure, 400, 429));
  t.ok(hasCode(failure, 'accounts.too_many_tries'));
  t.same(failure.details, { limit: 5 });
  t.equal(failure.retryAfterMs, 4000);
  t.notOk(isOffline(failure));
});

t.test('an answer that is not ours is told apart, and so is none at all', async (t) => {
  const page = await failureOf(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
  t.same([page.status, page.code], [502, 'unreadable']);
  const none = await failureOf(() => Promise.reject(new TypeError('no network')));
  t.ok(isOffline(none));
  t.equal(none.code, 'network');
});

t.test('time to wait: the details first, then the header, else nothing', async (t) => {
  t.equal(retryAfterMs({ retryAfterMs: 1500 }, '9'), 1500);
  t.equal(retryAfterMs({ retryAfterMs: 'soon' }, '9'), 9000);
  t.equal(retryAfterMs({}, 'Fri, 31 Dec 1999 23:59:59 GMT'), undefined);
  t.equal(retryAfterMs({}, null), undefined);
});

t.test('the head of every answer is heard', async (t) => {
  const { api, heads } = talkTo(({ method }) =>
    json(method === 'GET' ? 200 : 409, { code: 'a.b', details: {} }),
  );
  await api.client.GET('/things');
  await api.client.POST('/things', { body: { name: 'b' } });
  t.same(heads, [200, 409]);
});
