import { openDriver } from '@furtka/hardware/discover';
import type { Devices, DriverContext, Reader } from '@furtka/hardware/port';
import { controlOf, type SimulatedControl } from '@furtka/hardware/simulated';

/** Both at once: cards come from the machine's reader and from the demo's hand; only the real one can be offline. */
const both = (simulated: Reader, real: Reader): Reader => ({
  id: simulated.id,
  beepsByItself: real.beepsByItself,
  online: () => real.online(),
  on: (listener) => {
    const ends = [real.on(listener), simulated.on(listener)];
    return () => {
      for (const end of ends) end();
    };
  },
});

/**
 * The devices of an agent of the demo: all simulated, or with this machine's PC/SC readers in front of the simulated ones, the
 * first at the outside and the second at the inside.
 */
export const openDemoDevices = async (
  driver: { readonly name: string; readonly [key: string]: unknown },
  reader: string,
  context: DriverContext,
): Promise<{ readonly devices: Devices; readonly control: SimulatedControl }> => {
  const { name, ...config } = driver;
  const simulated = await openDriver(name, config, context);
  const control = controlOf(simulated);
  if (control === undefined) throw new RangeError('the demo’s door is simulated');
  if (reader !== 'pcsc') return { devices: simulated, control };
  const readers = [...simulated.readers.keys()].map((id) => ({ id, match: '*' }));
  const real = await openDriver('pcsc', { readers }, context);
  const merged = [...simulated.readers].map(([id, one]) => {
    const machine = real.readers.get(id);
    return [id, machine === undefined ? one : both(one, machine)] as const;
  });
  const close = async () => {
    await real.close();
    await simulated.close();
  };
  return { devices: { ...simulated, readers: new Map(merged), close }, control };
};
