import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import {
  bucketIdOf,
  countTry,
  countWithin,
  failuresOf,
  loginActor,
  networkOf,
  refuseWait,
  takeBackTry,
} from '../accounts/api.ts';

/** Wrong codes that cost nothing: more than of a login, for a whole school stands behind one address. */
export const FREE_CODES = 30;
/** Wrong codes that a right entry takes back with it: people mistype. */
const FORGIVEN_TRIES = 2;
/** Wrong codes of the whole installation, so that many addresses are of no use: of 40 bits that is nothing, of people very much. */
const INSTALLATION = { most: 1_000, windowMs: 3_600_000 } as const;

const ofNetwork = (address: string): string => bucketIdOf('first-code', networkOf(address));
const OF_ALL = bucketIdOf('first-code-all');

const triesOf = <R>(
  services: Services,
  address: string,
  fn: (tx: SchoolTx, nowUtc: number) => Promise<R>,
): Promise<R> =>
  services.db.forPlatform('codes are tried before any school is known').change(
    {
      actor: loginActor(undefined, [], address),
      action: 'login.flood',
      subject: { kind: 'account' },
    },
    (tx) => fn(tx, services.clocks.system.nowMs()),
  );

const countCode = (services: Services, address: string): Promise<void> =>
  triesOf(services, address, async (tx, nowUtc) => {
    const wait =
      (await countTry(tx, ofNetwork(address), nowUtc, FREE_CODES)) ||
      (await countWithin(tx, OF_ALL, nowUtc, INSTALLATION));
    refuseWait(wait);
  });

/** Wrong codes are recorded when they begin to flood, and not each: a flood does not fill the register. */
const noteFlood = (services: Services, address: string): Promise<void> =>
  triesOf(services, address, async (tx) => {
    const wrongCodes = await failuresOf(tx, ofNetwork(address));
    const ofAll = await failuresOf(tx, OF_ALL);
    if (wrongCodes === FREE_CODES + 1 || ofAll === INSTALLATION.most)
      tx.record({ after: { wrongCodes, ofAll } });
  });

/** Judges a code; the try is counted before. Errors: `accounts.too_many_tries`, those of `judge`. */
export const counted = async <R>(
  services: Services,
  address: string,
  judge: () => Promise<R>,
): Promise<R> => {
  await countCode(services, address);
  try {
    return await judge();
  } catch (error) {
    if (error instanceof AppError && error.code === 'firstLogin.wrong_code')
      await noteFlood(services, address);
    throw error;
  }
};

/** The code was right: that try costs nothing, the wrong ones before it stay. */
export const forgiveTry = async (tx: SchoolTx, address: string): Promise<void> => {
  await takeBackTry(tx, ofNetwork(address));
  await takeBackTry(tx, OF_ALL);
};

/**
 * The code was used: that try costs nothing, nor do the last wrong ones of whoever mistyped it. Those of others behind the same
 * address stay: who guesses there gains little by the parents who sign in meanwhile.
 */
export const forgiveEntry = async (tx: SchoolTx, address: string): Promise<void> => {
  await takeBackTry(tx, ofNetwork(address), 1 + FORGIVEN_TRIES);
  await takeBackTry(tx, OF_ALL);
};
