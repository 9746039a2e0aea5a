import { CLOCK_NIGHTS, comparePlans } from '@furtka/reader-agent/bench/random-plans';
import type { Bench } from './bench.ts';

const PLANS = 10_000;

/** T26: random plans around the nights on which the clock is changed, compiled and asked beside a slow, plain model. */
export const plansBench: Bench = {
  title: '10,000 random plans of a door against a slow, plain model',
  run: async () => {
    let compared = 0;
    let unlike = 0;
    for (const place of CLOCK_NIGHTS) {
      const plans = Math.ceil(PLANS / CLOCK_NIGHTS.length);
      const found = comparePlans(place, { plans, seed: 20_261_130 });
      compared += found.compared;
      if (found.unlike !== undefined) unlike += 1;
    }
    return {
      figures: [
        { name: 'plans', value: PLANS, unit: 'plans' },
        {
          name: 'instants compared',
          value: compared,
          unit: 'instants',
          target: { atLeast: PLANS },
        },
        { name: 'zones with a plan unlike', value: unlike, unit: 'of 3', target: { atMost: 0 } },
      ],
      json: { compared, unlike },
    };
  },
};
