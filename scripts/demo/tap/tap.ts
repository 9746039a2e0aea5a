import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DemoTap } from '@furtka/web/demo-api';
import { type BusClient, joinBus } from '../bus/client.ts';
import type { ListedCard } from '../bus/messages.ts';
import { requireFacts } from '../facts.ts';
import { demoPaths } from '../paths.ts';
import { hasCode, sentenceOf, UserFault } from '../user-fault.ts';
import { tapAndWait } from './collect.ts';
import { parseTapCommand, TAP_HELP, type TapCommand } from './tap-options.ts';

const JOIN_MS = 2000;
const LIST_MS = 10_000;

const join = async (dataDir: string): Promise<BusClient> => {
  const { bus: path } = demoPaths(resolve(dataDir));
  const absent = (cause?: Error) =>
    new UserFault(`No demo is running in ${resolve(dataDir)}; start one with npm start.`, {
      cause,
    });
  let timer: NodeJS.Timeout | undefined;
  const client = await new Promise<BusClient>((settle, reject) => {
    const bus = joinBus(path, (error) => reject(absent(error)));
    timer = setTimeout(() => reject(absent()), JOIN_MS);
    bus.connected().then(() => settle(bus), reject);
  });
  clearTimeout(timer);
  return client;
};

interface KnownCard {
  readonly cardId: string;
  readonly uid: string;
  readonly holderId: string | null;
}

/** The card that is tapped, and whether it is a pupil's. */
const findCard = (
  dataDir: string,
  wanted: { readonly id: string } | { readonly uid: string },
): { readonly uid: string; readonly isPupil: boolean } => {
  const { cards: file, facts } = demoPaths(resolve(dataDir));
  let cards: readonly KnownCard[];
  try {
    cards = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (hasCode(error, 'ENOENT'))
      throw new UserFault(`No demo is running in ${resolve(dataDir)}; start one with npm start.`);
    throw new UserFault(`${file} cannot be read; npm start -- --reset makes the demo anew.`);
  }
  const found = cards.find((card) =>
    'id' in wanted ? card.cardId === wanted.id : card.uid === wanted.uid,
  );
  if (found === undefined) {
    if ('uid' in wanted) return { uid: wanted.uid, isPupil: false };
    throw new UserFault(`No card of the demo has the id ${wanted.id}; --list names them.`);
  }
  const role = requireFacts(facts).roleByHolder[found.holderId ?? ''];
  return { uid: found.uid, isPupil: role === 'student' };
};

const list = (bus: BusClient): Promise<readonly ListedCard[]> =>
  new Promise((settle, reject) => {
    const requestId = randomUUID();
    const timer = setTimeout(() => reject(new UserFault('The core does not answer.')), LIST_MS);
    bus.hear((message) => {
      if (!('requestId' in message) || message.requestId !== requestId) return;
      clearTimeout(timer);
      if (message.type === 'listed') settle(message.cards);
      else if (message.type === 'fault') reject(new UserFault(message.text));
    });
    bus.tell({ type: 'list', requestId });
  });

const inWords = (tap: DemoTap): string => {
  const hops = tap.hops.map(
    ({ name, atMs }) => `  ${name.padEnd(9)}${atMs.toFixed(1).padStart(8)} ms`,
  );
  const door = tap.decision === 'granted' ? `, opened: ${tap.opened}` : '';
  return [`${tap.decision} (${tap.reason})${door}`, `  event ${tap.eventId}`, ...hops].join('\n');
};

/** The bus for one act; left again whatever comes of it, or the program would never end. */
const onBus = async <T>(dataDir: string, act: (bus: BusClient) => Promise<T>): Promise<T> => {
  const bus = await join(dataDir);
  try {
    return await act(bus);
  } finally {
    bus.stop();
  }
};

const run = async (command: Exclude<TapCommand, { act: 'help' }>): Promise<string> => {
  if (command.act === 'list') {
    const cards = await onBus(command.dataDir, list);
    if (command.json) return JSON.stringify(cards);
    return cards
      .map((card) => `${card.cardId}  ${card.state.padEnd(11)}  ${card.holderRole ?? '-'}`)
      .join('\n');
  }
  const { dataDir, card, door: doorKey, direction, push } = command;
  const { uid, isPupil } = findCard(dataDir, card);
  const request = { type: 'tap', requestId: randomUUID(), doorKey, uid, direction, push } as const;
  const tap = await onBus(dataDir, (bus) => tapAndWait(bus, request, isPupil));
  return command.json ? JSON.stringify(tap) : inWords(tap);
};

/** What a program is given by its surroundings. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** `npm run tap`. Exit code 0 for granted and denied, 1 for a fault with one sentence on stderr. */
export const main = async (
  args: readonly string[],
  { env, out, err }: Surroundings,
): Promise<number> => {
  try {
    const command = parseTapCommand(args, env);
    out(command.act === 'help' ? TAP_HELP : `${await run(command)}\n`);
    return 0;
  } catch (error) {
    err(`${sentenceOf(error)}\n`);
    return 1;
  }
};
