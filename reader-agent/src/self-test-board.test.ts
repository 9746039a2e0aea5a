import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDoorBoard, parseDoorBoardConfig } from '@furtka/hardware/door-board';
import { startSimulatedBoard } from '@furtka/hardware/simulated-board';
import { encodeWiegand } from '@furtka/hardware/wiegand/encode';
import t from 'tap';
import { agentConfig, testClocks } from '../fixtures/agent.ts';
import { hands } from '../fixtures/hands.ts';
import { DOOR } from '../fixtures/roster.ts';
import { makeSchool } from '../fixtures/school.ts';
import { until } from '../fixtures/until.ts';
import { READS_WANTED } from './core/self-test.ts';
import { selfTestDoor, verifySheet } from './self-test.ts';

// The shipped firmware on simulated silicon, in real time: the same way as with a board on the table.

t.setTimeout(170_000);
const LEAF_PIN = 14;
const BUTTON_PIN = 15;
const BOARD = {
  port: '/dev/serial/by-id/usb-test',
  heartbeatTimeoutMs: 4000,
  startWaitMs: 30_000,
  readers: [{ id: 'outside', input: 0, formats: ['H10301'] }],
  relays: [{ id: 'lock', pin: 8 }],
  contacts: [
    { id: 'leaf', pin: LEAF_PIN },
    { id: 'button', pin: BUTTON_PIN },
  ],
};

t.test('a door at the board is tested line by line, damaged bits and all', async (t) => {
  const board = startSimulatedBoard();
  t.teardown(() => board.close());
  for (const pin of [LEAF_PIN, BUTTON_PIN]) board.set(pin, false);
  const school = await makeSchool();
  const dir = t.testdir();
  school.layFolder(dir);
  const parsed = parseDoorBoardConfig(BOARD);
  if (!parsed.ok) throw new Error(parsed.faults.join('; '));
  const { clocks } = testClocks();
  const devices = await openDoorBoard(
    parsed.config,
    { monotonicMs: clocks.monotonicMs, log: () => undefined },
    () => board.openPort(),
  );
  const card = encodeWiegand('H10301', { facilityCode: 12, number: 34567 });
  const [firstBit = 0, ...others] = card;
  const reads = (): number => progress.filter((line) => /^\s*\d\/5$/.test(line)).length;
  let isFirstTry = true;
  const { talk, said: progress } = hands({
    act: async (kind) => {
      if (kind === 'bits' && isFirstTry) {
        isFirstTry = false;
        await board.send(0, [1 - firstBit, ...others]);
      } else if (kind === 'bits') {
        for (let read = 1; read <= READS_WANTED; read += 1) {
          const before = reads();
          await board.send(0, card);
          if (read < READS_WANTED) await until('the read is told', () => reads() > before, 20_000);
        }
      } else if (kind === 'contact' || kind === 'exit') {
        const pin = kind === 'contact' ? LEAF_PIN : BUTTON_PIN;
        const { contacts } = devices;
        const input = contacts.get(kind === 'contact' ? 'leaf' : 'button');
        board.set(pin, true);
        await until('it is open', () => input?.isOpen() === true, 20_000);
        board.set(pin, false);
      }
    },
  });
  const outFile = join(dir, 'sheet.json');
  const { outcome } = await selfTestDoor({
    config: agentConfig(dir, {
      driver: { name: 'door-board', ...BOARD },
      doors: [
        {
          doorId: DOOR,
          relay: 'lock',
          contact: 'leaf',
          exitButton: 'button',
          readers: [{ id: 'outside', side: 'in' }],
        },
      ],
    }),
    language: 'en',
    outFile,
    program: 'furtka',
    talk,
    devices,
    clocks,
  });
  t.equal(outcome, 'passed');
  t.match(
    progress.join('\n'),
    /failed: outside \(D2\/D3\): a frame with wrong bits.*\n.*D0 and D1 swapped.*\n.*Check D0/,
  );
  const found = verifySheet(readFileSync(outFile, 'utf8'), school.identity.caPem);
  t.match(found, {
    ok: true,
    sheet: {
      passed: true,
      driver: 'door-board',
      firmware: /\d/,
      steps: [
        { kind: 'ground' },
        { kind: 'bits', wiring: 'D2/D3', figures: { reads: READS_WANTED, badFrames: 0 } },
        { kind: 'contact', wiring: `pin ${LEAF_PIN}` },
        { kind: 'exit', wiring: `pin ${BUTTON_PIN}` },
        { kind: 'relay', wiring: 'pin 8' },
      ],
    },
  });
});
