import t from 'tap';
import type { DemoState } from './api-types.ts';
import { type Board, EMPTY_BOARD, nextBoard } from './shown-tap.ts';

const card = {
  place: 1,
  story: 'teacher',
  cardId: null,
  holderName: 'A',
  className: '',
  expected: 'granted',
} as const;
const door = {
  key: 'main',
  doorId: 'd',
  name: 'Wejście',
  lamp: 'idle',
  isEnergised: false,
  isOpen: false,
} as const;
const state: DemoState = {
  schoolName: 'SP',
  clock: { schoolNowUtc: 1, zone: 'Europe/Warsaw' },
  doors: [door],
  cards: [card],
  guardianName: 'G',
  agents: [],
  scene: { link: 'open', poweredOff: [], isFire: false },
  standing: { nowUtc: 1, parts: [] },
  kiosk: { port: 8081, dutyName: 'D', dutyPin: '000000' },
};
const begun: Board = nextBoard(nextBoard(EMPTY_BOARD, { kind: 'state', state }), {
  kind: 'began',
  card,
  direction: 'in',
  requestId: 'r1',
  atUtc: 5,
});
const tap = {
  requestId: 'r1',
  eventId: 'e1',
  decision: 'granted',
  reason: 'granted.staff',
  doorKey: 'main',
} as const;

t.test('hops gather under the tap on the table, each once', async (t) => {
  let board = nextBoard(begun, { kind: 'tap', tap });
  board = nextBoard(board, { kind: 'hop', hop: { eventId: 'e1', name: 'relay', atMs: 0.5 } });
  board = nextBoard(board, { kind: 'hop', hop: { eventId: 'e1', name: 'relay', atMs: 9 } });
  board = nextBoard(board, { kind: 'hop', hop: { eventId: 'other', name: 'core', atMs: 9 } });
  t.same(board.tap?.times, { relay: 0.5 });
  t.equal(board.tap?.decision, 'granted');
});

t.test('hops that came before the word whose they are find their tap', async (t) => {
  const early = (name: 'reader' | 'core', eventId: string) =>
    ({ kind: 'hop', hop: { eventId, name, atMs: 1 } }) as const;
  let board = nextBoard(begun, early('reader', 'e1'));
  board = nextBoard(board, early('core', 'other'));
  t.same(board.tap?.times, {});
  board = nextBoard(board, { kind: 'tap', tap });
  t.same(board.tap?.times, { reader: 1 });
  t.same(board.strays, []);
});

t.test('a tap from the shell does not replace the one on the table', async (t) => {
  const board = nextBoard(nextBoard(begun, { kind: 'tap', tap }), {
    kind: 'tap',
    tap: { eventId: 'e2', decision: 'denied', reason: 'denied.unknown', doorKey: 'main' },
  });
  t.equal(board.tap?.eventId, 'e1');
});

t.test('door, clock and link change in place', async (t) => {
  const open = nextBoard(begun, { kind: 'door', door: { ...door, isOpen: true } });
  t.equal(open.state?.doors[0]?.isOpen, true);
  t.equal(
    nextBoard(begun, { kind: 'clock', clock: { schoolNowUtc: 9, zone: 'Europe/Warsaw' } }).state
      ?.clock.schoolNowUtc,
    9,
  );
  const scene = { link: 'silent', poweredOff: ['main'], isFire: true } as const;
  t.same(nextBoard(begun, { kind: 'scene', scene }).state?.scene, scene);
  const standing = { nowUtc: 2, parts: [] };
  t.equal(nextBoard(begun, { kind: 'standing', standing }).state?.standing.nowUtc, 2);
  t.equal(nextBoard(EMPTY_BOARD, { kind: 'scene', scene }).state, undefined);
  t.equal(nextBoard(begun, { kind: 'link', isUp: false }).isLinked, false);
});
