import t from 'tap';
import { keepStreaming, pauseMs } from './keep-streaming.ts';
import {
  FIRST_STATE,
  firstState,
  type LinkAction,
  type LinkSignal,
  nextLink,
  staleFor,
} from './link-state.ts';
import { createSseParser, type SseEvent } from './sse-parser.ts';
import { readStream } from './stream.ts';

const TEXT =
  ': hello\n\nid: a:1\nevent: passage\ndata: {"x":1}\n\nevent: card\ndata: one\ndata:two\nid: a:2\n\nevent: heartbeat\ndata: {}\n\n';
const EVENTS: SseEvent[] = [
  { event: 'passage', data: '{"x":1}', id: 'a:1' },
  { event: 'card', data: 'one\ntwo', id: 'a:2' },
  { event: 'heartbeat', data: '{}', id: 'a:2' },
];

t.test('a stream reads the same wherever it was cut and however its lines end', async (t) => {
  for (const text of [TEXT, TEXT.replaceAll('\n', '\r\n'), TEXT.replaceAll('\n', '\r')]) {
    for (let cut = 0; cut <= text.length; cut += 1) {
      const parse = createSseParser();
      const events = [...parse(text.slice(0, cut)), ...parse(text.slice(cut)), ...parse('\n')];
      if (JSON.stringify(events) !== JSON.stringify(EVENTS)) t.same(events, EVENTS, `cut ${cut}`);
    }
  }
});

t.test('an event without data is none, and an endless line is refused', async (t) => {
  t.same(createSseParser()('id: 7\nevent: passage\n\n'), []);
  t.throws(() => createSseParser()('x'.repeat(300_000)), RangeError);
});

const run = (signals: LinkSignal[]) => {
  let state = FIRST_STATE;
  const actions: LinkAction[] = [];
  for (const signal of signals) {
    const next = nextLink(state, signal);
    state = next.state;
    actions.push(...next.actions);
  }
  return { state, actions };
};
const event = (name: string, id?: string): LinkSignal => ({
  kind: 'event',
  at: 10,
  event: { event: name, data: '{}', id },
});

t.test('the first opening reads the data again', async (t) => {
  const { state, actions } = run([{ kind: 'open', at: 5 }]);
  t.same(actions, [{ kind: 'refetch' }]);
  t.same(state, { connected: true, heardAt: 5 });
});

t.test('with the place that the session told nothing is read twice', async (t) => {
  const first = nextLink(firstState('a:7'), { kind: 'open', at: 5 });
  t.same(first.actions, []);
  t.equal(first.state.lastEventId, 'a:7');
  const next = nextLink(first.state, event('card', 'a:8'));
  t.same(
    next.actions.map(({ kind }) => kind),
    ['deliver'],
  );
  t.same(nextLink(next.state, event('heartbeat')).actions, [], 'and nothing counts as missed');
  t.same(nextLink(firstState(undefined), { kind: 'open', at: 5 }).actions, [{ kind: 'refetch' }]);
});

t.test('after a loss what was missed is counted until the heartbeat', async (t) => {
  const { state, actions } = run([
    { kind: 'open', at: 1 },
    event('passage', 'a:1'),
    { kind: 'lost', at: 2 },
    { kind: 'open', at: 3 },
    event('passage', 'a:2'),
    event('card', 'a:3'),
    event('heartbeat'),
    event('card', 'a:4'),
  ]);
  t.same(
    actions.map(({ kind }) => kind),
    ['refetch', 'deliver', 'deliver', 'deliver', 'caughtUp', 'deliver'],
  );
  t.same(actions[4], { kind: 'caughtUp', count: 2 });
  t.equal(state.lastEventId, 'a:4');
  t.equal(state.catchingUp, undefined);
});

t.test('a reopening without anything missed says nothing', async (t) => {
  const { actions } = run([
    { kind: 'open', at: 1 },
    event('card', 'a:1'),
    { kind: 'lost', at: 2 },
    { kind: 'open', at: 3 },
    { kind: 'settled', at: 4 },
  ]);
  t.notOk(actions.some(({ kind }) => kind === 'caughtUp'));
});

t.test('a page grows stale after 30 s without a sign of life', async (t) => {
  const { state } = run([{ kind: 'open', at: 1000 }]);
  t.equal(staleFor(state, 31_000), undefined);
  t.equal(staleFor(state, 31_001), 30_001);
  t.equal(staleFor(FIRST_STATE, 99_999), undefined);
});

t.test('tries grow apart and are spread', async (t) => {
  t.equal(pauseMs(0, 1), 500);
  t.equal(pauseMs(3, 1), 4000);
  t.equal(pauseMs(20, 1), 15_000);
  t.equal(pauseMs(20, 0), 7_500);
});

const reply = (text: string, status = 200) =>
  new Response(status === 200 ? text : null, { status });

t.test('a stream tells where the last one ended, and a refused session ends it', async (t) => {
  const asked: (string | null)[] = [];
  const replies = [reply('id: s:9\nevent: card\ndata: {}\n\n'), reply('', 500), reply('', 401)];
  const seen: string[] = [];
  let lastEventId: string | undefined;
  await keepStreaming({
    url: '/api/v1/live',
    fetch: async (_, init) => {
      asked.push(new Headers(init?.headers).get('last-event-id'));
      return replies.shift() ?? reply('', 401);
    },
    signal: new AbortController().signal,
    random: () => 0,
    wait: async () => undefined,
    lastEventId: () => lastEventId,
    onOpen: () => seen.push('open'),
    onEvent: ({ event: name, id }) => {
      seen.push(name);
      lastEventId = id;
    },
    onLost: () => seen.push('lost'),
    onRefused: () => seen.push('refused'),
  });
  t.same(asked, [null, 's:9', 's:9']);
  t.same(seen, ['open', 'card', 'lost', 'lost', 'refused']);
});

t.test('a link that dropped silently is given up', async (t) => {
  const end = await readStream({
    url: '/api/v1/live',
    fetch: async (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
      }),
    signal: new AbortController().signal,
    lastEventId: undefined,
    silenceMs: 20,
    onOpen: () => t.fail('never opened'),
    onEvent: () => t.fail('never heard'),
  });
  t.equal(end, 'lost');
});
