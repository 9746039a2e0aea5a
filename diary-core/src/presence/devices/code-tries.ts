import { serviceActor } from '../../kernel/access/control.ts';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import {
  bucketIdOf,
  countWithin,
  networkOf,
  refuseWait,
  takeBackTry,
} from '../../people/accounts/api.ts';

/** Refused codes that one address may try; it waits until the window is over. */
const TRIES = { most: 10, windowMs: 10 * 60_000 } as const;

const triesOf = (services: Services, fn: (tx: SchoolTx) => Promise<void>): Promise<void> =>
  services.db.forPlatform('tries of enrolment codes').change(
    {
      actor: serviceActor('devices.code-tries'),
      action: 'hub.code_refused',
      subject: { kind: 'hubCode' },
    },
    fn,
  );

const isWrongCode = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'devices.code_refused';

/**
 * Judges an enrolment code. The try is counted before, so that many at once are as many; one with a right code is taken back.
 *
 * Errors  `accounts.too_many_tries`, those of `judge`
 */
export const countedCode = async <R>(
  services: Services,
  address: string,
  judge: () => Promise<R>,
): Promise<R> => {
  const bucketId = bucketIdOf('hub-code', networkOf(address));
  await triesOf(services, async (tx) =>
    refuseWait(await countWithin(tx, bucketId, services.clocks.system.nowMs(), TRIES)),
  );
  let isWrong = false;
  try {
    return await judge();
  } catch (error) {
    isWrong = isWrongCode(error);
    throw error;
  } finally {
    if (!isWrong) await triesOf(services, (tx) => takeBackTry(tx, bucketId));
  }
};
