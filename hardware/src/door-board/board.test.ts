import t from 'tap';
import { conformanceChecks, runConformance } from '../../conformance/suite.ts';
import { conformanceRig } from '../../test/board-rig.ts';
import { startSimulatedBoard } from '../simulated-board/board.ts';

t.setTimeout(120_000);
const board = startSimulatedBoard();
t.teardown(() => board.close());
for (const check of conformanceChecks) {
  t.test(`door board: ${check.name}`, async (t) => {
    const applied = await runConformance(check, () => conformanceRig(board));
    t.ok(applied, 'the door board has every kind of device');
  });
}
