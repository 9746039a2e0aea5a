import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { Thermometer } from './thermometer.ts';

t.test('a temperature is told as far as it can be read', async (t) => {
  const file = join(t.testdir(), 'temp');
  const read = async (path: string) => {
    const thermometer = new Thermometer(path);
    await thermometer.start();
    thermometer.stop();
    return thermometer.read();
  };
  for (const [text, deci] of [
    ['48312\n', 483],
    ['-5000', -50],
    ['', undefined],
    ['warm', undefined],
  ] as const) {
    writeFileSync(file, text);
    t.equal((await read(file)).temperatureDeciC, deci, JSON.stringify(text));
  }
  rmSync(file);
  t.same(await read(file), {});
  t.same(await read(''), {});
});
