import { benchMuster } from '@furtka/edge-hub/bench/muster';
import type { Bench } from './bench.ts';

/** Who is inside, and the search, as the kiosk asks the hub. */
export const musterBench: Bench = {
  title: '1,000 people inside by 20,000 movements, 20,000 people in the directory',
  run: async () => {
    const figures = await benchMuster();
    const ms = (name: string, value: number, atMost: number) =>
      ({ name, value, unit: 'ms', target: { atMost } }) as const;
    return {
      figures: [
        { name: 'people on the list', value: figures.insideCount, unit: 'people' },
        ms('muster, first after a start', figures.musterFirstMs, 500),
        ms('muster, p50', figures.musterP50Ms, 500),
        ms('muster, slowest', figures.musterMaxMs, 500),
        ms('search, p50', figures.searchP50Ms, 100),
        ms('search, slowest', figures.searchMaxMs, 100),
        ms('search that forgives a slip, slowest', figures.slipMaxMs, 100),
      ],
      json: { ...figures },
    };
  },
};
