import { benchAccess } from '@furtka/diary-core/bench/access';
import type { Bench } from './bench.ts';

/** What the permission check and the scope take of a request. */
export const accessBench: Bench = {
  title: 'the list of students, asked 400 times in each role',
  run: async () => {
    const found = await benchAccess();
    return {
      figures: found.flatMap(({ role, requestMs, checkMs, scopeMs, sharePercent }) => [
        { name: `${role}: request`, value: requestMs, unit: 'ms' },
        { name: `${role}: check`, value: checkMs * 1_000, unit: 'µs' },
        { name: `${role}: whom it reaches`, value: scopeMs * 1_000, unit: 'µs' },
        {
          name: `${role}: check and scope`,
          value: sharePercent,
          unit: '% of the request',
          target: { atMost: 5 },
        },
      ]),
      json: { figures: found },
    };
  },
};
