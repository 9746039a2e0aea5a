import t from 'tap';
import { makeBadDisk } from '../harness/bad-disk.ts';
import { watchSite } from '../witness/site-witness.ts';
import { agentOf, cardOf, smallSite } from './small-site.ts';

t.setTimeout(120_000);

t.test(
  'every flush takes 300 ms at door, hub and core: the door does not wait for it [HUB-09]',
  async (t) => {
    const disk = makeBadDisk();
    t.teardown(disk.remove);
    const site = await smallSite(t, { wishes: () => ({ env: disk.env }) });
    const witness = watchSite(site);
    disk.set({ flushMs: 300 });
    let worstMs = 0;
    for (let number = 0; number < 30; number += 1) {
      const beganMs = performance.now();
      const answer = await witness.tap(agentOf(site, number % 2), cardOf(site, number));
      worstMs = Math.max(worstMs, performance.now() - beganMs);
      t.equal(answer?.decision, 'granted');
    }
    t.ok(worstMs < 250, `the slowest answer took ${worstMs.toFixed(0)} ms, less than one flush`);
    await witness.rest();
    t.same(await witness.findings(), []);
  },
);
