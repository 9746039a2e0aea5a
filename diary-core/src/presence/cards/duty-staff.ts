import type { Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { schoolSettings } from '../../school/schools/api.ts';

/** Duty staff block cards only where the school allows it (C-39); a right by another role is enough. */
export const checkDutyStaff = async (
  read: SchoolRead,
  scope: Scope<'card.block'>,
): Promise<void> => {
  if (scope.grants.some((grant) => grant.role !== 'dutyStaff')) return;
  const { dutyStaffMayBlock } = await schoolSettings(read);
  if (!dutyStaffMayBlock) throw new AppError('forbidden', 'cards.duty_staff_off');
};
