import { join } from 'node:path';
import t from 'tap';
import { DiskWatch } from './disk-watch.ts';
import { MachineWatch } from './machine-watch.ts';

const readingOf = async (folder: string) => {
  const watch = new DiskWatch(folder);
  await watch.start();
  watch.stop();
  return watch.read();
};

t.test('the disk under the folder is measured, and whether it takes writing', async (t) => {
  const { diskPermille = -1, ...rest } = await readingOf(t.testdir());
  t.ok(diskPermille >= 0 && diskPermille <= 1000);
  t.same(rest, {}, 'a folder that can be written');
  t.match(await readingOf('/sys/kernel'), {}, 'what has no size is not measured');
  t.same(await readingOf(join(t.testdir(), 'gone')), {}, 'nor what is not there');
});

t.test('the machine tells disk and warmth together', async (t) => {
  const dir = t.testdir({ temperature: '48123\n' });
  const machine = new MachineWatch({
    dataDir: dir,
    temperatureFile: join(dir, 'temperature'),
  });
  await machine.start();
  machine.stop();
  t.match(machine.read(), { temperatureDeciC: 481, diskPermille: Number });
});
