import type { KnownGuardian } from '../../../people/guardians/api.ts';
import { fullName } from '../../../people/persons/api.ts';
import type { KnownStudent, StudentCorrection } from '../../../people/students/api.ts';
import { phoneKey } from '../parse-values.ts';
import type { FieldChange } from '../plan.ts';
import type { FileGuardian, FilePupil } from './parse-pupil.ts';

interface Found<Effect> {
  readonly changes: readonly FieldChange[];
  readonly effect: Effect | undefined;
}

/** What the file knows otherwise of a pupil of the school; an empty cell says nothing. */
export const pupilChanges = (
  known: KnownStudent,
  pupil: FilePupil,
  markOf: ((pesel: string) => string) | undefined,
): Found<StudentCorrection> => {
  const changes: FieldChange[] = [];
  const patch: { -readonly [K in keyof StudentCorrection]?: StudentCorrection[K] } = {};
  for (const field of ['lastName', 'firstName', 'bornOn'] as const) {
    const after = pupil[field];
    const before = known[field] ?? '';
    if (after === undefined || after === before) continue;
    changes.push({ field, before, after });
    patch[field] = after;
  }
  const mark = pupil.pesel === undefined ? undefined : (markOf?.(pupil.pesel) ?? '');
  if (pupil.pesel !== undefined && mark !== known.peselMark) {
    // What stood there before is sealed and is not shown.
    changes.push({
      field: 'pesel',
      before: known.peselMark === null ? '' : '•••',
      after: pupil.pesel,
    });
    patch.pesel = pupil.pesel;
  }
  const effect = changes.length === 0 ? undefined : { ...patch, studentId: known.studentId };
  return { changes, effect };
};

/** Other contacts of a guardian of the school. */
export const contactChanges = (
  known: KnownGuardian,
  guardian: FileGuardian,
): Found<{
  readonly guardianId: KnownGuardian['guardianId'];
  readonly phone?: string;
  readonly email?: string;
}> => {
  const { phone, email } = guardian;
  const isOtherPhone = phone !== undefined && phoneKey(known.phone ?? '') !== phoneKey(phone);
  const isOtherEmail = email !== undefined && known.email?.toLowerCase() !== email;
  const name = fullName(known);
  return {
    changes: [
      ...(isOtherPhone
        ? [{ field: 'guardianPhone', before: known.phone ?? '', after: `${phone} (${name})` }]
        : []),
      ...(isOtherEmail
        ? [{ field: 'guardianEmail', before: known.email ?? '', after: `${email} (${name})` }]
        : []),
    ],
    effect:
      isOtherPhone || isOtherEmail
        ? {
            guardianId: known.guardianId,
            ...(isOtherPhone ? { phone } : {}),
            ...(isOtherEmail ? { email } : {}),
          }
        : undefined,
  };
};
