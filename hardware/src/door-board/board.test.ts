import t from 'tap';
import { conformanceOf, runConformance } from '../../conformance/suite.ts';
import { conformanceRig } from '../../test/board-rig.ts';
import { startSimulatedBoard } from '../simulated-board/board.ts';

t.setTimeout(120_000);
// Led by this thread and clock of the driver: how long a pulse is does not hang on how busy the machine is.
const board = startSimulatedBoard(undefined, 'granted');
t.teardown(() => board.close());
for (const check of conformanceOf('door-board')) {
  t.test(`door board: ${check.name}`, async (t) => {
    const applied = await runConformance(check, () => conformanceRig(board));
    t.ok(applied, 'the door board has every kind of device');
  });
}
