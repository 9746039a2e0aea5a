import { randomBytes } from 'node:crypto';
import type { Test } from 'tap';
import { type Connected, connectDevice, type Device, newDevice } from './agent-fixture.ts';
import { signedRoster } from './core-fixture.ts';
import { CARETAKER_PIN, DUTY, DUTY_PIN, directoryBody } from './directory-fixture.ts';
import { CARD, DOOR, NOW, newId, SIDE_DOOR } from './event-fixture.ts';
import { startTestHub, type TestHub } from './hub-fixture.ts';
import { type Browser, browserOf, signIn } from './kiosk-browser.ts';
import type { Answer } from './local-client.ts';

export const PUPIL = '00000000-0000-7000-8000-0000000000a1';
export const OTHER_PUPIL = '00000000-0000-7000-8000-0000000000a2';
/** Their only card is blocked. */
export const BLOCKED_PUPIL = '00000000-0000-7000-8000-0000000000a3';
/** Is on duty, and has a card. */
export const TEACHER = '00000000-0000-7000-8000-0000000000a4';
export const TEACHER_CARD = '00000000-0000-7000-8000-000000000044';
const BLOCKED_CARD = '00000000-0000-7000-8000-000000000043';

interface CardOf {
  readonly cardId: string;
  readonly state: string;
}

const somebody = (personId: string, lastName: string, cards: readonly CardOf[]) => ({
  personId,
  firstName: 'Łucja',
  lastName,
  searchKey: '',
  kind: 'student',
  className: '4a',
  cards,
});

const people = [
  somebody(PUPIL, 'Żak', [{ cardId: CARD, state: 'active' }]),
  somebody(OTHER_PUPIL, 'Wąs', []),
  somebody(BLOCKED_PUPIL, 'Mróz', [{ cardId: BLOCKED_CARD, state: 'blocked' }]),
  { ...somebody(TEACHER, 'Dyżurna', [{ cardId: TEACHER_CARD, state: 'active' }]), kind: 'staff' },
];

export const OPTIONS = {
  gateDoorId: DOOR,
  grantedTapCountsAsEntry: false,
  meetingEntries: false,
  forgottenNoteAt: 3,
  visitorDays: 30,
  officePhone: '42 123 45 67',
};

/** A directory whose duty person has a card; options may be replaced. */
export const gateDirectory = async (
  version: number,
  options: Readonly<Record<string, unknown>> = {},
): Promise<Record<string, unknown>> => {
  const body = await directoryBody(version, { people, options: { ...OPTIONS, ...options } });
  const operators = (body['operators'] as { accountId: string }[]).map((one) =>
    one.accountId === DUTY ? { ...one, personId: TEACHER } : one,
  );
  return { ...body, operators };
};

export const asDuty = async (test: TestHub): Promise<Browser> =>
  browserOf(test, await signIn(test, DUTY_PIN));
export const asCaretaker = async (test: TestHub): Promise<Browser> =>
  browserOf(test, await signIn(test, CARETAKER_PIN));

/** A hub with a roster of two doors and the directory above, the core away. */
export const startGatehouse = async (
  t: Test,
  options: {
    readonly directory?: Readonly<Record<string, unknown>>;
    readonly config?: Readonly<Record<string, unknown>>;
    readonly logTo?: { write(line: string): void };
  } = {},
): Promise<TestHub> => {
  const { directory, ...hub } = options;
  const test = await startTestHub(t, hub);
  const body = await gateDirectory(7, directory);
  const { status, text } = await test.local({ method: 'PUT', path: '/directory', body });
  if (status !== 204) throw new Error(text);
  await test.local({ method: 'PUT', path: '/roster', body: signedRoster(test.coreKey, NOW) });
  return test;
};

export interface GateAgent {
  readonly agent: Connected;
  readonly device: Device;
  /** Doors that were told to open, in order. */
  opened(): string[];
  /** What it tells of itself from now on, beside a fresh nonce. */
  tell(fields: Readonly<Record<string, unknown>>): void;
  /** Ends the heartbeats and the connection. */
  leave(): Promise<void>;
}

/** A door's agent that lives: connected, with a fresh nonce several times a second. */
export const connectGate = async (
  t: Test,
  test: TestHub,
  { doorIds = [DOOR, SIDE_DOOR], device }: { doorIds?: string[]; device?: Device } = {},
): Promise<GateAgent> => {
  const own = device ?? (await newDevice(test, 'gate', doorIds));
  const agent = await connectDevice(test, own);
  await agent.subscribe('command', 'mode', 'deny');
  let told: Readonly<Record<string, unknown>> = {};
  const beat = (): void => {
    if (agent.client.connected)
      agent.tellState({ nonce: randomBytes(16).toString('base64url'), ...told });
  };
  beat();
  const heart = setInterval(beat, 100);
  const leave = async (): Promise<void> => {
    clearInterval(heart);
    await agent.client.endAsync(true);
  };
  t.teardown(leave);
  return {
    agent,
    device: own,
    opened: () =>
      agent.received
        .filter((one) => one.topic.endsWith('/command'))
        .map((one) => JSON.parse(one.payload.split('\n')[1] ?? '{}') as { doorId: string })
        .map((one) => one.doorId),
    tell: (fields) => {
      told = fields;
      beat();
    },
    leave,
  };
};

/** The events of the hub's log, as the bridge reads them. */
export const eventsOf = async (test: TestHub): Promise<Record<string, unknown>[]> => {
  const { body } = await test.local({ method: 'GET', path: '/events' });
  return (body['rows'] as { payload: string }[]).map(
    (row) => JSON.parse(row.payload) as Record<string, unknown>,
  );
};

/** Says that the bridge reaches the core, or does not. */
export const setCore = (test: TestHub, connected: boolean): Promise<Answer> =>
  test.local({ method: 'PUT', path: '/core-link', body: { connected, sinceUtc: NOW } });

export const entry = (
  fields: Readonly<Record<string, unknown>> = {},
): { readonly entryId: string } & Record<string, unknown> => ({
  entryId: newId(),
  personId: PUPIL,
  direction: 'in',
  cause: 'card.forgotten',
  ...fields,
});

export const post = (act: Browser, path: string, body: unknown = {}): Promise<Answer> =>
  act({ method: 'POST', path, body });
