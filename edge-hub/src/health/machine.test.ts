import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { readMachine } from './machine.ts';

t.test('temperature and disk are told as far as they can be measured', async (t) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'hub-machine-'));
  t.teardown(() => rmSync(dataDir, { recursive: true }));
  const temperatureFile = join(dataDir, 'temp');
  for (const [text, deci] of [
    ['48312\n', 483],
    ['-5000', -50],
    ['85000', 850],
    ['', undefined],
    ['warm', undefined],
  ] as const) {
    writeFileSync(temperatureFile, text);
    const { temperatureDeciC, diskPermille = -1 } = await readMachine({ dataDir, temperatureFile });
    t.equal(temperatureDeciC, deci, JSON.stringify(text));
    t.ok(diskPermille >= 0 && diskPermille <= 1000);
  }
  const nowhere = join(dataDir, 'no', 'such');
  t.same(await readMachine({ dataDir: nowhere, temperatureFile: nowhere }), {});
  t.same(await readMachine({ dataDir: nowhere, temperatureFile: '' }), {});
});
