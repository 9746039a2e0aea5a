import { isUuid, type SchoolId } from '@furtka/core-contract/ids';

/** How far a stream has come: newest version of each school that it has been told of. */
export type Positions = ReadonlyMap<SchoolId, number>;

/** `schoolId:version,schoolId:version`, as it goes into `id:`. */
export const positionsText = (positions: Positions): string =>
  [...positions].map(([schoolId, version]) => `${schoolId}:${version}`).join(',');

/** What a browser sent back. Anything unreadable is left out: such a school starts from now. */
export const parsePositions = (text: string | undefined): Positions => {
  const positions = new Map<SchoolId, number>();
  for (const part of (text ?? '').split(',').slice(0, 64)) {
    const [schoolId, version] = part.trim().split(':');
    if (isUuid(schoolId) && version !== undefined && /^\d{1,15}$/.test(version))
      positions.set(schoolId as SchoolId, Number(version));
  }
  return positions;
};
