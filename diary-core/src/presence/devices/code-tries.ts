import { serviceActor } from '../../kernel/access/control.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { digestOf } from './secrets.ts';

/** Refused codes that one address may try in a window, and the window in ms of the system clock. */
const MOST_TRIES = 10;
const TRIES_WINDOW_MS = 10 * 60_000;

/** Refuses an address that tried too many codes. */
export const checkTries = async (services: Services, address: string): Promise<void> => {
  const since = services.clocks.system.nowMs() - TRIES_WINDOW_MS;
  const row = await services.db.forPlatform('tries of enrolment codes').read((read) =>
    read
      .from('hub_code_try')
      .select((eb) => eb.fn.countAll().as('count'))
      .where('address_digest', '=', digestOf(address))
      .where('at_utc', '>', since)
      .executeTakeFirst(),
  );
  if (Number(row?.count ?? 0) >= MOST_TRIES)
    throw new AppError('too_many', 'devices.too_many_tries', {
      retryAfterS: TRIES_WINDOW_MS / 1000,
    });
};

/** Counts one refused code, and forgets those of earlier windows. */
export const countTry = async (services: Services, address: string): Promise<void> => {
  const now = services.clocks.system.nowMs();
  await services.db.forPlatform('tries of enrolment codes').change(
    {
      actor: serviceActor('devices.code-tries'),
      action: 'hub.code_refused',
      subject: { kind: 'hubCode' },
    },
    async (tx) => {
      await tx
        .deleteFrom('hub_code_try')
        .where('at_utc', '<=', now - TRIES_WINDOW_MS)
        .execute();
      await tx.insert('hub_code_try', {
        id: tx.newId<'HubCodeTryId'>(),
        address_digest: digestOf(address),
        at_utc: now,
      });
    },
  );
};
