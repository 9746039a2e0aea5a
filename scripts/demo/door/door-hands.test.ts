import type { SimulatedControl } from '@furtka/hardware/simulated';
import t from 'tap';
import { CLOSES_AFTER_MS, FORCED_FOR_MS, PUSH_AFTER_MS } from './devices.ts';
import { openDoorHands } from './door-hands.ts';

/** Hands at two doors; what they do is written down, what they do later is done by `pass`. */
const open = (isReleased: boolean) => {
  const did: string[] = [];
  const waiting: { readonly ms: number; readonly act: () => void }[] = [];
  const control = {
    pressExit: (_ms: number | undefined, id: string) => did.push(`press ${id}`),
    pushLeaf: (isOpen: boolean, id: string) => did.push(`${isOpen ? 'open' : 'shut'} ${id}`),
    fire: (active: boolean, id: string) => did.push(`fire ${active} ${id}`),
    tamper: (id: string, active: boolean) => did.push(`tamper ${active} ${id}`),
    setInput: (use: string, active: boolean, id: string) => did.push(`${use} ${active} ${id}`),
    relayEnergised: () => isReleased,
  } as unknown as SimulatedControl;
  const hands = openDoorHands(['main', 'boisko'], control, (ms, act) => waiting.push({ ms, act }));
  const pass = (): number[] => {
    const due = waiting.splice(0);
    for (const { act } of due) act();
    return due.map(({ ms }) => ms);
  };
  return { hands, pass, told: () => did.splice(0) };
};

t.test('the button, then the leaf, which falls shut again', async (t) => {
  const { hands, pass, told } = open(true);
  t.ok(hands.act('main', 'exit'));
  t.same(told(), ['press main-exit']);
  t.same(pass(), [PUSH_AFTER_MS]);
  t.same(told(), ['open main-leaf']);
  t.same(pass(), [CLOSES_AFTER_MS]);
  t.same(told(), ['shut main-leaf']);
});

t.test('a lock that did not let go is not pushed', async (t) => {
  const { hands, pass, told } = open(false);
  hands.act('main', 'exit');
  pass();
  t.same(told(), ['press main-exit']);
});

t.test('a propped leaf stays open until somebody shuts it', async (t) => {
  const { hands, pass, told } = open(true);
  hands.act('main', 'prop');
  pass();
  t.same(pass(), [], 'nothing shuts it');
  t.ok(hands.isPropped('main'));
  hands.act('main', 'push');
  t.same(pass(), [FORCED_FOR_MS]);
  t.same(told(), ['press main-exit', 'open main-leaf', 'open main-leaf']);
  hands.act('main', 'shut');
  t.same(told(), ['shut main-leaf']);
  t.notOk(hands.isPropped('main'));
});

t.test('troubles of a controller begin one by one and are mended together', async (t) => {
  const { hands, told } = open(true);
  for (const hand of ['pry', 'housing', 'mains', 'battery'] as const) hands.act('boisko', hand);
  t.same(told(), [
    'tamper true boisko-in',
    'tamper true boisko-housing',
    'mains true boisko-mains',
    'battery true boisko-battery',
  ]);
  hands.act('boisko', 'mend');
  t.same(told(), [
    'tamper false boisko-in',
    'tamper false boisko-housing',
    'mains false boisko-mains',
    'battery false boisko-battery',
  ]);
});

t.test('fire reaches each door once; another agent’s door is not ours', async (t) => {
  const { hands, told } = open(true);
  hands.setFire(false);
  hands.setFire(true);
  hands.setFire(true);
  hands.setFire(false);
  t.same(told(), [
    'fire true main-fire',
    'fire true boisko-fire',
    'fire false main-fire',
    'fire false boisko-fire',
  ]);
  t.notOk(hands.act('szatnia', 'exit'));
  t.same(told(), []);
});
