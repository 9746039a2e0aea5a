import sinon from 'sinon';
import t from 'tap';
import { conformanceOf, type Rig, runConformance } from '../conformance/suite.ts';
import { openDriver } from './discover.ts';
import type { DriverContext } from './port.ts';
import { openSeveral } from './several.ts';
import { controlOf, type SimulatedControl } from './simulated/driver.ts';

const context: DriverContext = { monotonicMs: () => performance.now(), log: () => undefined };
const OUTSIDE = { name: 'simulated', readers: [{ id: 'in' }], indicators: [{ id: 'lamp' }] };
const INSIDE = { name: 'simulated', relays: [{ id: 'lock' }], contacts: [{ id: 'leaf' }] };

for (const check of conformanceOf('several'))
  t.test(`several: ${check.name}`, async (t) => {
    const clock = sinon.useFakeTimers({ now: 5_000, toFake: ['setTimeout', 'clearTimeout'] });
    t.teardown(() => clock.restore());
    const now = { ...context, monotonicMs: () => clock.now };
    const makeRig = async (): Promise<Rig> => {
      const controls: SimulatedControl[] = [];
      const open: Parameters<typeof openSeveral>[0] = async (name, raw, given) => {
        const opened = await openDriver(name, raw, given);
        const control = controlOf(opened);
        if (control !== undefined) controls.push(control);
        return opened;
      };
      const devices = await openSeveral(open, { drivers: [OUTSIDE, INSIDE] }, now);
      const [outside, inside] = controls;
      return {
        devices,
        pass: async (ms) => {
          await clock.tickAsync(ms);
        },
        present: async (id, uid) => {
          outside?.presentCard(id, { technology: 'iso14443', uid, assurance: 'uid' });
        },
        setOnline: async (id, online) => outside?.setOnline(id, online),
        setContact: async (id, isOpen) => inside?.pushLeaf(isOpen, id),
        setRelayAway: async (away) => inside?.failRelay('lock', away),
        watch: (id) => {
          const from = outside?.shown(id).length ?? 0;
          return () => outside?.shown(id)[from]?.signal;
        },
        end: async () => undefined,
      };
    };
    t.equal(await runConformance(check, makeRig), true);
  });

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
