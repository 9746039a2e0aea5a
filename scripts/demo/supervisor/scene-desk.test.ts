import type { LinkState } from '@furtka/web/demo-api';
import t from 'tap';
import type { BusMessage, OrderMessage } from '../bus/messages.ts';
import type { DemoFacts } from '../facts.ts';
import { UserFault } from '../user-fault.ts';
import { makeSceneDesk } from './scene-desk.ts';

const facts = {
  doors: [
    { key: 'main', doorId: 'd-1', name: 'Wejście główne', agent: 'main' },
    { key: 'boisko', doorId: 'd-2', name: 'Boisko', agent: 'doors' },
  ],
} as unknown as DemoFacts;

const open = (askHub: () => Promise<number>) => {
  const told: BusMessage[] = [];
  const powers: string[] = [];
  let link: LinkState = 'open';
  const desk = makeSceneDesk({
    facts,
    link: {
      state: () => link,
      set: (state) => {
        link = state;
      },
    },
    power: async (agent, isOn) => {
      powers.push(`${agent} ${isOn}`);
    },
    askHub: async (method, path, body) => {
      powers.push(`${method} ${path} ${JSON.stringify(body)}`);
      return { status: await askHub(), body: undefined };
    },
    tell: (message) => told.push(message),
  });
  const take = (act: OrderMessage['act']) => desk.take({ type: 'order', requestId: 'r', act });
  return { desk, told, powers, take };
};

t.test('line, fire and power are done, shown and answered', async (t) => {
  const { desk, told, powers, take } = open(async () => 204);
  await take({ act: 'link', link: 'silent' });
  t.same(told.splice(0), [
    { type: 'scene', scene: { link: 'silent', poweredOff: [], isFire: false } },
    { type: 'done', requestId: 'r' },
  ]);
  await take({ act: 'fire', active: true });
  await take({ act: 'power', door: 'main', on: false });
  t.same(desk.scene(), { link: 'silent', poweredOff: ['main'], isFire: true });
  t.notOk(desk.isPowered('main'));
  t.ok(desk.isPowered('boisko'));
  await take({ act: 'power', door: 'main', on: true });
  t.same(powers, ['main false', 'main true']);
  t.same(desk.scene().poweredOff, []);
});

t.test('a lockdown is the hub’s business; what it refuses is said', async (t) => {
  const good = open(async () => 204);
  await good.take({ act: 'mode', mode: 'lockdown' });
  t.same(good.powers, ['PUT /local/v1/mode {"doorIds":["d-1","d-2"],"mode":"lockdown"}']);
  const refused = open(async () => 409);
  await refused.take({ act: 'mode', mode: 'drill' });
  t.match(refused.told, [{ type: 'fault', requestId: 'r', text: /refused the mode \(409\)/ }]);
  const away = open(() => Promise.reject(new Error('ECONNREFUSED')));
  await away.take({ act: 'mode', mode: 'drill' });
  t.match(away.told, [{ type: 'fault', text: /hub does not answer/ }]);
});

t.test('the doors of an agent that is gone are drawn at rest', async (t) => {
  const { desk, told } = open(async () => 204);
  desk.gone('core');
  t.same(told, []);
  desk.gone('main');
  t.match(told, [
    { type: 'door', door: { key: 'main', lamp: 'idle', isEnergised: false, isOpen: false } },
  ]);
  t.throws(() => desk.isPowered('roof'), UserFault);
});
