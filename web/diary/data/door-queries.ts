import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../shared/api/client.ts';
import type { paths as CorePaths } from '../../shared/api/core.gen.ts';
import { inSchool } from './queries.ts';

type Core = Api<CorePaths>;
type Reply<Path extends '/api/v1/door-behaviours' | '/api/v1/door-holders'> =
  CorePaths[Path]['get']['responses']['2XX']['content']['application/json'];

export type DoorBehaviour = Reply<'/api/v1/door-behaviours'>['items'][number];
export type DoorHolder = Reply<'/api/v1/door-holders'>['items'][number];
export type BehaviourDraft = Omit<DoorBehaviour, 'doorId' | 'outerReason' | 'version'>;

export const DOOR_KEYS = { behaviours: 'door-behaviours', holders: 'door-holders' } as const;

export const behavioursQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [DOOR_KEYS.behaviours, schoolId],
    queryFn: async () => {
      const call = client.GET('/api/v1/door-behaviours', { headers: inSchool(schoolId) });
      return (await dataOf(call)).items;
    },
  });

export const holdersQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [DOOR_KEYS.holders, schoolId],
    queryFn: async () => {
      const call = client.GET('/api/v1/door-holders', { headers: inSchool(schoolId) });
      return (await dataOf(call)).items;
    },
  });

/** Saves how a door behaves; the school's reason first, where it is wanted, because the door is refused without. */
export const saveBehaviour = async (
  { client }: Core,
  schoolId: string,
  { doorId, version }: DoorBehaviour,
  wanted: { readonly draft: BehaviourDraft; readonly reason?: string },
): Promise<DoorBehaviour> => {
  const place = { headers: inSchool(schoolId), params: { path: { doorId } } };
  const { draft, reason } = wanted;
  const allowed =
    reason === undefined
      ? undefined
      : await dataOf(
          client.PUT('/api/v1/doors/{doorId}/outer-exception', {
            ...place,
            body: { reason, version },
          }),
        );
  return dataOf(
    client.PUT('/api/v1/doors/{doorId}/behaviour', {
      ...place,
      body: { ...draft, version: allowed?.version ?? version },
    }),
  );
};

/** The school lets an outer door be passed without a card (C-36). `reason`: 10 to 500 characters. */
export const allowOuter = (
  { client }: Core,
  schoolId: string,
  { doorId, version }: DoorBehaviour,
  reason: string,
) =>
  dataOf(
    client.PUT('/api/v1/doors/{doorId}/outer-exception', {
      headers: inSchool(schoolId),
      params: { path: { doorId } },
      body: { reason, version },
    }),
  );

/** The school takes that back; refused while the door is still passed without a card. */
export const endOuter = ({ client }: Core, schoolId: string, { doorId, version }: DoorBehaviour) =>
  dataOf(
    client.POST('/api/v1/doors/{doorId}/outer-exception/end', {
      headers: inSchool(schoolId),
      params: { path: { doorId } },
      body: { version },
    }),
  );

/** A new PIN in place of the one before; it is shown once. */
export const issuePin = ({ client }: Core, schoolId: string, personId: string) =>
  dataOf(
    client.POST('/api/v1/door-holders/{personId}/pin', {
      headers: inSchool(schoolId),
      params: { path: { personId } },
    }),
  );

export const takePin = ({ client }: Core, schoolId: string, personId: string) =>
  dataOf(
    client.DELETE('/api/v1/door-holders/{personId}/pin', {
      headers: inSchool(schoolId),
      params: { path: { personId } },
    }),
  );

/** `null`: the door's own time. */
export const setLonger = (
  { client }: Core,
  schoolId: string,
  personId: string,
  pulseMs: number | null,
) =>
  dataOf(
    client.PUT('/api/v1/door-holders/{personId}/longer-opening', {
      headers: inSchool(schoolId),
      params: { path: { personId } },
      body: { pulseMs },
    }),
  );
