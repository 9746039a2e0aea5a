import fc from 'fast-check';
import t from 'tap';
import { parseDoorBoardConfig } from './config.ts';
import {
  GREET_MS,
  initialLink,
  type Link,
  type LinkAction,
  type LinkEvent,
  RETRY_MS,
  SILENT_MS,
  stepLink,
} from './session.ts';

const TIMES = { heartbeatTimeoutMs: 1_000 };
/** Plays events and gives what was done, in short. */
const play = (events: readonly (readonly [atMs: number, event: LinkEvent])[]): string[] => {
  let link = initialLink(0);
  return events.flatMap(([atMs, event]) => {
    const step = stepLink(link, event, atMs, TIMES);
    link = step.link;
    return step.actions.map((action) =>
      action.do === 'offline' ? `offline ${action.code}` : action.do,
    );
  });
};
const TICK: LinkEvent = { kind: 'tick' };
const UP = [
  [0, TICK],
  [5, { kind: 'opened' }],
  [9, { kind: 'known' }],
] as const;

t.test('opens, greets, sets up, beats', async (t) => {
  t.same(play(UP), ['open', 'greet', 'setUp', 'beat']);
  t.same(play([...UP, [200, TICK], [260, TICK], [300, TICK], [520, TICK]]).slice(4), [
    'beat',
    'beat',
  ]);
});

t.test('a port that does not open, or is silent, is tried again', async (t) => {
  t.same(
    play([
      [0, TICK],
      [5, { kind: 'openFailed' }],
      [100, TICK],
      [5 + RETRY_MS, TICK],
    ]),
    ['open', 'open'],
  );
  const silent = play([
    [0, TICK],
    [0, { kind: 'opened' }],
    [GREET_MS, TICK],
    [SILENT_MS, TICK],
  ]);
  t.same(silent, ['open', 'greet', 'greet', 'closePort'], 'nobody was told that it went offline');
});

t.test('silence, a lost port and a reset each say offline once', async (t) => {
  t.same(play([...UP, [1_010, TICK], [1_020, TICK]]).slice(4), ['closePort', 'offline timeout']);
  t.same(play([...UP, [20, { kind: 'portLost' }], [21, { kind: 'portLost' }]]).slice(4), [
    ...['closePort', 'offline io'],
  ]);
  const alive = (uptimeMs: number): LinkEvent => ({ kind: 'alive', uptimeMs });
  t.same(play([...UP, [20, alive(5_000)], [30, alive(5_010)], [60, alive(12)]]).slice(4), [
    ...['offline io', 'setUp'],
  ]);
  t.same(
    play([...UP, [20, alive(5_000)], [30, { kind: 'known' }]]).slice(4),
    [],
    'a late answer is none',
  );
});

t.test('on any walk: offline only after setUp, no beat without a port', async () => {
  const event: fc.Arbitrary<LinkEvent> = fc.oneof(
    ...(['opened', 'openFailed', 'portLost', 'known', 'heard', 'tick'] as const).map((kind) =>
      fc.constant<LinkEvent>({ kind }),
    ),
    fc.nat(5_000).map((uptimeMs): LinkEvent => ({ kind: 'alive', uptimeMs })),
  );
  const step = fc.tuple(fc.nat(700), event);
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let link: Link = initialLink(0);
      let nowMs = 0;
      let online = false;
      let isPortOpen = false;
      const check = (action: LinkAction): void => {
        if (action.do === 'offline') {
          if (!online) throw new Error('offline twice');
          online = false;
        }
        if (action.do === 'setUp') online = true;
        if (action.do === 'closePort') isPortOpen = false;
        if ((action.do === 'beat' || action.do === 'greet') && !isPortOpen)
          throw new Error('no port');
      };
      for (const [passedMs, one] of steps) {
        nowMs += passedMs;
        if (one.kind === 'opened' && link.phase === 'opening') isPortOpen = true;
        const stepped = stepLink(link, one, nowMs, TIMES);
        link = stepped.link;
        for (const action of stepped.actions) check(action);
        if (online !== (link.phase === 'up')) throw new Error('the phase and what was told differ');
      }
    }),
  );
});

t.test('a config names every fault at once', async (t) => {
  const reader = { id: 'in', input: 0, formats: ['H10301'] };
  const faultsOf = (config: object): readonly string[] => {
    const parsed = parseDoorBoardConfig({ port: '/dev/ttyACM0', ...config });
    return parsed.ok ? [] : parsed.faults;
  };
  t.same(faultsOf({ readers: [reader] }), []);
  t.match(faultsOf({ readers: [{ ...reader, formats: [] }] }), [
    /formats must be a list of one or more/,
  ]);
  t.match(faultsOf({ readers: [{ ...reader, formats: ['H10302', 'H10304'] }] }), [
    /two formats of one length/,
  ]);
  t.match(faultsOf({ readers: [reader, { ...reader, id: 'out' }] }), [/input names 0 twice/]);
  t.match(
    faultsOf({
      relays: [{ id: 'a', pin: 8 }],
      contacts: [
        { id: 'b', pin: 8 },
        { id: 'c', pin: 2 },
      ],
      extra: 1,
    }),
    [
      /contacts\[1\]\.pin must be a whole number from 6 to 19/,
      /extra is not a known key/,
      /pin names 8 twice/,
    ],
  );
  t.match(faultsOf({ heartbeatTimeoutMs: 50 }), [/from 300 to 10000/]);
});
