import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { fuzzOsdp, measureOsdp } from '@furtka/hardware/bench/osdp';
import { type Bench, percentile } from './bench.ts';

const FRAMES = 1_000_000;

/** Forged frames into the panel of OSDP; its channel and its line over a pty. */
export const osdpBench: Bench = {
  title: 'OSDP: forged frames, Secure Channel and 32 addresses over a pty',
  run: async () => {
    setFlagsFromString('--expose-gc');
    globalThis.gc = runInNewContext('gc') as typeof globalThis.gc;
    const fuzz = fuzzOsdp(FRAMES);
    const { channelMs, roundMs } = await measureOsdp();
    return {
      figures: [
        { name: 'forged frames', value: fuzz.frames, unit: 'frames' },
        { name: 'cards or keys from them', value: fuzz.inputs, unit: '', target: { atMost: 0 } },
        { name: 'channels between them', value: fuzz.channels, unit: 'times' },
        {
          name: 'heap grown over the last 90 %',
          value: fuzz.grownMb,
          unit: 'MB',
          target: { atMost: 2 },
        },
        { name: 'frames judged', value: fuzz.perSecond, unit: 'a second' },
        {
          name: 'Secure Channel up, fastest',
          value: Math.min(...channelMs),
          unit: 'ms',
        },
        {
          name: 'Secure Channel up, p50',
          value: percentile(channelMs, 0.5),
          unit: 'ms',
          target: { atMost: 20 },
        },
        {
          name: 'Secure Channel up, p99',
          value: percentile(channelMs, 0.99),
          unit: 'ms',
          target: { atMost: 20 },
        },
        {
          name: '32 addresses polled, worst',
          value: Math.max(...roundMs),
          unit: 'ms',
          target: { atMost: 1000 },
        },
      ],
      json: {
        ...fuzz,
        channelP99Ms: percentile(channelMs, 0.99),
        roundWorstMs: Math.max(...roundMs),
      },
    };
  },
};
