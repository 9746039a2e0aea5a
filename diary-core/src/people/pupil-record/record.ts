import type { PersonId } from '@furtka/core-contract/ids';
import type { Principal } from '../../kernel/access/principal.ts';
import { personsWithin, reaches } from '../../kernel/access/scope.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import type { Seen } from '../../kernel/privacy/guarded-data.ts';
import type { RecordPart, Services } from '../../kernel/services.ts';

/**
 * Parts of a student's record that the asker may see, in their order. Each feature contributes its own; what the asker has no right to is
 * left out. `seen` says what of it has a permission of its own.
 */
export const recordParts = async (
  read: SchoolRead,
  studentId: PersonId,
  {
    services,
    principal,
    date,
  }: { readonly services: Services; readonly principal: Principal; readonly date: string },
): Promise<{ parts: RecordPart[]; seen: readonly Seen[] }> => {
  const parts: RecordPart[] = [];
  const seen: Seen[] = [];
  for (const section of services.recordSections) {
    const scope = services.access.scope(principal, read.schoolId, section.permission);
    if (scope === undefined || !reaches(await personsWithin(read, scope), studentId)) continue;
    const part = await section.load(read, studentId, { services, date });
    if (part === undefined) continue;
    parts.push(part);
    if (section.isGuarded === true)
      seen.push({ permission: section.permission, personId: studentId });
  }
  return { parts, seen };
};
