import t from 'tap';
import { createApi } from '../../shared/api/client.ts';
import { createProofDesk } from './proof-desk.ts';

t.test('acts that ask at once get one answer, the next one is asked anew', async (t) => {
  const desk = createProofDesk();
  let changes = 0;
  const quiet = desk.onChange(() => {
    changes += 1;
  });
  const both = Promise.all([desk.ask(), desk.ask()]);
  t.ok(desk.isOpen());
  desk.answer(true);
  t.same(await both, [true, true]);
  t.notOk(desk.isOpen());
  const next = desk.ask();
  desk.answer(false);
  t.equal(await next, false);
  quiet();
  t.equal(changes, 5);
});

t.test(
  'an act that needs a proof is sent once more with what it said, and only after it',
  async (t) => {
    const bodies: string[] = [];
    let isProved = false;
    const api = createApi<Record<never, never>>({
      origin: 'http://localhost',
      fetch: async (request) => {
        bodies.push(await (request as Request).text());
        return isProved
          ? new Response('{}', { status: 200, headers: { 'content-type': 'application/json' } })
          : new Response('{"code":"session.step_up","details":{}}', { status: 403 });
      },
      onStepUp: async () => {
        isProved = bodies.length === 2;
        return isProved;
      },
    });
    const send = () =>
      (api.client.POST as (path: string, init: object) => Promise<{ response: Response }>)('/x', {
        body: { act: 1 },
      });
    t.equal((await send()).response.status, 403, 'refused: nothing is repeated');
    t.equal((await send()).response.status, 200);
    t.same(bodies, ['{"act":1}', '{"act":1}', '{"act":1}']);
  },
);
