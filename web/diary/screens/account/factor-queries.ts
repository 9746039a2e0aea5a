import { queryOptions } from '@tanstack/react-query';
import { dataOf } from '../../../shared/api/client.ts';
import type { App } from '../../data/app.ts';
import { KEYS } from '../../data/queries.ts';
import { makePasskey } from '../../session/passkey.ts';

type Core = Pick<App, 'core'>;

export const factorsQuery = ({ core }: Core) =>
  queryOptions({
    queryKey: [KEYS.factors],
    queryFn: () => dataOf(core.client.GET('/api/v1/second-factors')),
  });

export const sessionsQuery = ({ core }: Core) =>
  queryOptions({
    queryKey: [KEYS.sessions],
    queryFn: () => dataOf(core.client.GET('/api/v1/sessions')),
  });

/** Makes a passkey on this device and keeps it under a name. */
export const addPasskey = async ({ core }: Core, name: string): Promise<void> => {
  const options = await dataOf(core.client.POST('/api/v1/second-factors/passkeys/options'));
  const body = { name, made: await makePasskey(options) };
  await dataOf(core.client.POST('/api/v1/second-factors/passkeys', { body }));
};
