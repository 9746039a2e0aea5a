import { dataOf } from '../../../shared/api/client.ts';
import type { GroupRow } from '../structure/structure-queries.ts';
import { useStructure } from '../structure/use-structure.ts';

export interface GroupBody {
  readonly name: string;
  readonly subjectId: string | null;
  readonly teacherId: string | null;
  readonly classIds: string[];
}

/** What one asks of the server about a group; each answers the version that came of it. */
export const useGroupCalls = () => {
  const { client, headers } = useStructure();
  const at = (groupId: string) => ({ headers, params: { path: { groupId } } });
  const setMembers = (
    groupId: string,
    body: {
      readonly from: string;
      readonly studentIds: readonly string[];
      readonly version: number;
    },
  ) =>
    dataOf(
      client.PUT('/api/v1/groups/{groupId}/members', {
        ...at(groupId),
        body: { ...body, studentIds: [...body.studentIds] },
      }),
    );
  const remove = (groupId: string) =>
    dataOf(client.DELETE('/api/v1/groups/{groupId}', at(groupId)));
  return {
    setMembers,
    remove,
    change: (groupId: string, body: GroupBody & { readonly version: number }) =>
      dataOf(client.PUT('/api/v1/groups/{groupId}', { ...at(groupId), body })),
    /** A group with its first members; when they are refused no empty group is left behind. Answers how it is taken back. */
    make: async (
      body: GroupBody & { readonly yearId: string },
      studentIds: readonly string[],
      from: string,
    ): Promise<{ readonly groupId: string; readonly undo: () => Promise<unknown> }> => {
      const { groupId, version } = await dataOf(client.POST('/api/v1/groups', { headers, body }));
      if (studentIds.length === 0) return { groupId, undo: () => remove(groupId) };
      try {
        const set = await setMembers(groupId, { from, studentIds, version });
        const undo = async () => {
          await setMembers(groupId, { from, studentIds: [], version: set.version });
          await remove(groupId);
        };
        return { groupId, undo };
      } catch (error) {
        await remove(groupId);
        throw error;
      }
    },
  };
};

/** What can be changed of a group, as it is now. */
export const bodyOf = ({ name, subjectId, teacherId, classIds }: GroupRow): GroupBody => ({
  name,
  subjectId,
  teacherId,
  classIds: [...classIds],
});
