import { benchDecide } from '@furtka/reader-agent/bench/decide';
import type { Bench } from './bench.ts';

/** decide(): decisions a second on one core, look-up by hash included. */
export const decideBench: Bench = {
  title: 'decide(), 5,000 cards, 400 windows or more, a third refused',
  run: async () => {
    const figures = benchDecide();
    return {
      figures: [
        {
          name: 'decisions',
          value: figures.perSecond,
          unit: 'a second',
          target: { atLeast: 1_000_000 },
        },
        { name: 'refused', value: figures.refusedShare, unit: 'of all' },
        { name: 'windows', value: figures.windows, unit: 'windows' },
      ],
      json: { perSecond: figures.perSecond },
    };
  },
};
