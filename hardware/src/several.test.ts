import t from 'tap';
import { openDriver } from './discover.ts';
import type { DriverContext } from './port.ts';
import { controlOf } from './simulated/driver.ts';

const context: DriverContext = { monotonicMs: () => performance.now(), log: () => undefined };
const OUTSIDE = { name: 'simulated', readers: [{ id: 'in' }], indicators: [{ id: 'lamp' }] };
const INSIDE = { name: 'simulated', relays: [{ id: 'lock' }], contacts: [{ id: 'leaf' }] };

t.test('a reader of one driver and a relay of another are the devices of one door', async (t) => {
  const devices = await openDriver('several', { drivers: [OUTSIDE, INSIDE] }, context);
  t.same([...devices.readers.keys()], ['in']);
  t.same([...devices.contacts.keys()], ['leaf']);
  const edges: boolean[] = [];
  devices.relays.get('lock')?.on((energised) => edges.push(energised));
  devices.relays.get('lock')?.hold();
  await Promise.all([devices.close(), devices.close()]);
  t.same(edges, [true, false], 'close reaches each of them');
});

t.test('what does not fit is refused, and nothing stays open', async (t) => {
  for (const [raw, reason] of [
    [{}, /drivers must be a list/],
    [{ drivers: [] }, /drivers must be a list/],
    [{ drivers: [OUTSIDE], more: 1 }, /more is not/],
    [{ drivers: [{}] }, /drivers\[0\]\.name/],
    [{ drivers: [{ name: 'several', drivers: [OUTSIDE] }] }, /drivers\[0\]\.name/],
    [{ drivers: [OUTSIDE, OUTSIDE] }, /readers names in twice/],
    [{ drivers: [OUTSIDE, { name: 'magic' }] }, /no such driver/],
  ] as const)
    await t.rejects(openDriver('several', raw, context), { code: 'config', message: reason });
  t.ok(controlOf(await openDriver('simulated', {}, context)));
});
