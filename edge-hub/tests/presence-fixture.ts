import type { Test } from 'tap';
import { type Connected, connectDevice, type Device, newDevice } from './agent-fixture.ts';
import { signedRoster } from './core-fixture.ts';
import { DUTY_PIN, directoryBody } from './directory-fixture.ts';
import { CARD, DOOR, NOW, newId, OTHER_CARD, SIDE_DOOR, tapEvent } from './event-fixture.ts';
import { startTestHub, type TestHub } from './hub-fixture.ts';
import { type Browser, browserOf, signIn } from './kiosk-browser.ts';
import { until } from './until.ts';

/** An agent that is silent for 5 s is dropped. */
const HEARTBEAT_MS = 1000;

/** The first bytes of a picture. */
export const JPEG = Buffer.from('ffd8ffe000104a46494600', 'hex');

const person = (
  firstName: string,
  lastName: string,
  fields: Readonly<Record<string, unknown>>,
) => ({
  personId: newId(),
  firstName,
  lastName,
  searchKey: '',
  kind: 'student',
  cards: [],
  ...fields,
});

/** People of the morning: pupils of three classes, a teacher. */
export const MORNING_PEOPLE = {
  lucja: person('Łucja', 'Żak', {
    className: '4a',
    cards: [{ cardId: CARD, state: 'active' }],
    photo: JPEG.toString('base64'),
    note: 'Odbiera babcia',
  }),
  adam: person('Adam', 'Ćwik', {
    className: '4a',
    cards: [{ cardId: OTHER_CARD, state: 'active' }],
  }),
  zofia: person('Zofia', 'Bąk', {
    className: '10b',
    photo: Buffer.from('<svg>').toString('base64'),
  }),
  jan: person('Jan', 'Łoś', { className: '2b' }),
  teacher: person('Ewa', 'Nowak', { kind: 'staff' }),
};

type Who = keyof typeof MORNING_PEOPLE;

export const idOf = (who: Who): string => MORNING_PEOPLE[who].personId;

export interface Morning {
  readonly test: TestHub;
  readonly device: Device;
  /** The agent of the main door; another one after `connect`. */
  agent: Connected;
  connect(): Promise<void>;
  /** What the agent says of itself from now on, each second. */
  tell(state: Readonly<Record<string, unknown>>): void;
  putDirectory(version: number, fields?: Readonly<Record<string, unknown>>): Promise<void>;
  signIn(pin?: string): Promise<Browser>;
  /** Sends an event of the main door and waits until the hub has it. @returns its id */
  event(fields: Readonly<Record<string, unknown>>): Promise<string>;
  /** Somebody walks through the main door. */
  pass(who: Who, direction: string, atUtc?: number): Promise<string>;
}

const isReceived = (agent: Connected, seq: number): boolean =>
  agent.received.some(
    ({ topic, payload }) => topic === agent.topic('receipt') && payload.includes(`"seq":${seq},`),
  );

/** A hub with roster and directory whose core is away, and the agent of its main door. */
export const startMorning = async (
  t: Test,
  config: Readonly<Record<string, unknown>> = {},
): Promise<Morning> => {
  const test = await startTestHub(t, { config });
  await test.local({ method: 'PUT', path: '/roster', body: signedRoster(test.coreKey, NOW) });
  const device = await newDevice(test, 'main', [DOOR]);
  let seq = 0;
  let state: Readonly<Record<string, unknown>> = {};
  const heartbeat = setInterval(() => morning.agent.tellState(state), HEARTBEAT_MS);
  t.teardown(() => clearInterval(heartbeat));
  const morning: Morning = {
    test,
    device,
    agent: await connectDevice(test, device),
    connect: async () => {
      morning.agent = await connectDevice(test, device);
      await morning.agent.subscribe('receipt');
    },
    tell: (fields) => {
      state = fields;
      morning.agent.tellState(state);
    },
    putDirectory: async (version, fields = {}) => {
      const people = Object.values(MORNING_PEOPLE);
      const body = await directoryBody(version, { people, ...fields });
      const { status, text } = await test.local({ method: 'PUT', path: '/directory', body });
      if (status !== 204) throw new Error(text);
    },
    signIn: async (pin = DUTY_PIN) => {
      const answer = await signIn(test, pin);
      if (answer.status !== 200) throw new Error(`not signed in: ${answer.status} ${answer.text}`);
      return browserOf(test, answer);
    },
    event: async (fields) => {
      seq += 1;
      const { agent } = morning;
      const event = tapEvent(device.agentId, seq, { cardId: undefined, ...fields });
      agent.publish('event', event);
      await until('the receipt', () => isReceived(agent, seq));
      return event.id;
    },
    pass: (who, direction, atUtc = NOW) =>
      morning.event({
        kind: 'passage',
        opened: 'yes',
        holderId: idOf(who),
        direction,
        occurredAtUtc: atUtc,
      }),
  };
  await morning.agent.subscribe('receipt');
  await morning.putDirectory(7);
  return morning;
};

export const SILENT_SIDE_DOOR = { doorId: SIDE_DOOR, name: 'Wejście boczne' };
