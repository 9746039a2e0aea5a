import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { driverNames } from '@furtka/hardware/discover';
import t from 'tap';
import { root } from '../harness/demo.ts';

/** Text of each test file of the drivers, by its path. */
const testsOfHardware = (): ReadonlyMap<string, string> =>
  new Map(
    ['src', 'test'].flatMap((part) => {
      const folder = join(root, 'hardware', part);
      return readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.test.ts'))
        .map((name): [string, string] => [name, readFileSync(join(folder, name), 'utf8')]);
    }),
  );

t.test('every driver has a test file that runs the conformance suite on it', async (t) => {
  const files = testsOfHardware();
  t.ok(driverNames.length > 0);
  for (const name of driverNames) {
    const holders = [...files].filter(
      ([, text]) =>
        text.includes(`of conformanceOf('${name}')`) && text.includes('await runConformance(check'),
    );
    t.not(holders.length, 0, `${name}: ${holders.map(([file]) => file).join(', ')}`);
  }
});
