import { benchIngest } from '@furtka/edge-hub/bench/ingest';
import type { Bench } from './bench.ts';

/** Events a second that the hub commits, beside better-sqlite3 alone on the same disk. */
export const ingestBench: Bench = {
  title: "100,000 events into the hub's log, 400 in flight",
  run: async () => {
    const figures = await benchIngest();
    const { hubPerSecond, barePerSecond, oneColumnPerSecond, meanGroup, p50Ms, p99Ms } = figures;
    return {
      figures: [
        { name: 'hub, check and chain included', value: hubPerSecond, unit: 'events a second' },
        {
          name: 'better-sqlite3 alone, the same rows',
          value: barePerSecond,
          unit: 'events a second',
        },
        {
          name: 'hub of that',
          value: (100 * hubPerSecond) / barePerSecond,
          unit: '%',
          target: { atLeast: 50 },
        },
        {
          name: 'better-sqlite3 alone, one column, no index',
          value: oneColumnPerSecond,
          unit: 'events a second',
        },
        { name: 'events per commit', value: meanGroup, unit: 'events' },
        { name: 'hand-over to commit, p50', value: p50Ms, unit: 'ms' },
        { name: 'hand-over to commit, p99', value: p99Ms, unit: 'ms' },
      ],
      json: { ...figures },
    };
  },
};
