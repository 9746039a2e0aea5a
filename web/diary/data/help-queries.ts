import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../shared/api/client.ts';
import type { paths as CorePaths } from '../../shared/api/core.gen.ts';
import { inSchool, KEYS } from './queries.ts';

type Core = Api<CorePaths>;

/** A call for help from a door; times by the school clock. */
export type HelpCall =
  CorePaths['/api/v1/help-calls']['get']['responses']['2XX']['content']['application/json']['items'][number];

/** Open calls and those of the last hour, newest first. The live stream writes into the same. */
export const helpCallsQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [KEYS.helpCalls, schoolId],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/help-calls', { headers: inSchool(schoolId) }))).items,
  });

/** A call that came or was answered, in its place; an unanswered one never takes the place of its answer. */
const withCall = (calls: readonly HelpCall[], call: HelpCall): readonly HelpCall[] => {
  const known = calls.find(({ callId }) => callId === call.callId);
  if (known === undefined) return [call, ...calls];
  if (known.answeredAtUtc !== undefined && call.answeredAtUtc === undefined) return calls;
  return calls.map((one) => (one.callId === call.callId ? call : one));
};

export const applyCall = (queries: QueryClient, call: HelpCall): void => {
  queries.setQueryData<readonly HelpCall[]>([KEYS.helpCalls, call.schoolId], (calls) =>
    withCall(calls ?? [], call),
  );
};

export const answerCall = ({ client }: Core, { schoolId, callId }: HelpCall) =>
  dataOf(
    client.POST('/api/v1/help-calls/{callId}/answer', {
      headers: inSchool(schoolId),
      params: { path: { callId } },
    }),
  );
