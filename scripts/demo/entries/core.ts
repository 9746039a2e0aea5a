import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { SchoolId } from '@furtka/core-contract/ids';
import type { Services } from '@furtka/diary-core/app';
import { type Config, loadConfig } from '@furtka/diary-core/config';
import { seedSchool } from '@furtka/diary-core/seed';
import { startCore } from '@furtka/diary-core/start';
import type { ListedCard } from '../bus/messages.ts';
import { type DemoFacts, requireFacts } from '../facts.ts';
import { makeBoard } from '../page/board.ts';
import { addDemoPage } from '../page/routes.ts';
import { guardianSignIn } from '../page/sign-in.ts';
import { readStaticFiles } from '../page/static-files.ts';
import { type DemoAccount, withPasswords } from '../school/demo-accounts.ts';
import { makeWorld } from '../school/demo-world.ts';
import { UserFault } from '../user-fault.ts';
import { allowFrames } from './allow-frames.ts';
import { readCoreStanding } from './core-standing.ts';
import { type DemoContext, runEntry } from './entry.ts';
import { tellUnwatched } from './live-hop.ts';
import { reportStanding } from './report-standing.ts';

const MASTER_KEY_BYTES = 32;

/** The key that seals the demo's secrets is made once, in an empty folder; a lost one is not made up for. */
const ensureMasterKey = ({ dataDir, masterKeyFile }: Config): void => {
  if (existsSync(masterKeyFile)) return;
  mkdirSync(dirname(masterKeyFile), { recursive: true, mode: 0o700 });
  if (readdirSync(dataDir).length > 0)
    throw new UserFault(`${masterKeyFile} is missing; npm start -- --reset makes the demo anew.`);
  writeFileSync(masterKeyFile, randomBytes(MASTER_KEY_BYTES), { mode: 0o600, flag: 'wx' });
};

const readAccounts = ({ paths }: DemoContext): readonly DemoAccount[] =>
  JSON.parse(readFileSync(paths.accounts, 'utf8')) as readonly DemoAccount[];

/** Puts both schools in; does nothing to a school that is there. */
const seed = async (
  services: Services,
  accounts: readonly DemoAccount[],
  facts: DemoFacts,
): Promise<void> => {
  for (const school of makeWorld(facts.seed, facts.today).schools)
    await seedSchool(services, withPasswords(school, accounts));
};

/** What is read of the cards; the core's public types know no table by name. */
interface CardTable {
  from(table: 'card'): {
    select(columns: readonly ['id', 'holder_id', 'state']): {
      execute(): Promise<
        readonly {
          readonly id: string;
          readonly holder_id: string | null;
          readonly state: string;
        }[]
      >;
    };
  };
}

/** The kiosk's port as the supervisor gave it, and who opens it. */
const kioskOf = (accounts: readonly DemoAccount[]) => {
  const { values } = parseArgs({ strict: false, options: { 'kiosk-port': { type: 'string' } } });
  const duty = accounts.find(({ role }) => role === 'dutyStaff');
  return {
    port: Number(values['kiosk-port']),
    dutyName: duty?.name ?? '',
    dutyPin: duty?.pin ?? '',
  };
};

const cardsNow = (services: Services, facts: DemoFacts): Promise<readonly ListedCard[]> =>
  services.db.forSchool(facts.schoolId as SchoolId).read(async (read) => {
    const table = read as unknown as CardTable;
    const rows = await table.from('card').select(['id', 'holder_id', 'state']).execute();
    return rows.map(({ id, holder_id: holderId, state }) => {
      const holderRole = holderId === null ? null : (facts.roleByHolder[holderId] ?? 'staff');
      return { cardId: id, holderId, holderRole, state };
    });
  });

/** `npm run tap -- --list`, and the states on the page's table. */
const answerLists = (
  { bus }: DemoContext,
  list: () => Promise<readonly ListedCard[]>,
): (() => void) =>
  bus.hear((message) => {
    if (message.type !== 'list') return;
    const { requestId } = message;
    list().then(
      (cards) => bus.tell({ type: 'listed', requestId, cards }),
      () => bus.tell({ type: 'fault', requestId, text: 'The core could not read its cards.' }),
    );
  });

await runEntry(async (context) => {
  const { paths, configFile, clocks, bus, observer } = context;
  const config = loadConfig({}, configFile);
  ensureMasterKey(config);
  const facts = requireFacts(paths.facts);
  const accounts = readAccounts(context);
  const kiosk = kioskOf(accounts);
  const pages = fileURLToPath(new URL('../../web/dist/demo', import.meta.url));
  const ends: (() => void)[] = [];
  allowFrames("'self'");
  const core = await startCore({
    config,
    clocks,
    observer,
    extend: async (app, services) => {
      await seed(services, accounts, facts);
      const list = () => cardsNow(services, facts);
      const board = makeBoard({
        ...{ bus, facts, clocks, kiosk },
        cardStates: async () => new Map((await list()).map(({ cardId, state }) => [cardId, state])),
      });
      const signIn = guardianSignIn(app, accounts);
      addDemoPage(app, { board, signIn, kioskPort: kiosk.port }, readStaticFiles(pages));
      const standing = () => readCoreStanding(services, facts);
      ends.push(reportStanding(bus, clocks.monotonicMs, standing));
      ends.push(board.stop, answerLists(context, list));
      ends.push(await tellUnwatched(services, facts, bus));
    },
  });
  return {
    stop: async () => {
      for (const end of ends) end();
      await core.stop();
    },
  };
});
