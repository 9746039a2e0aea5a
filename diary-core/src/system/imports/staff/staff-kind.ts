import type { PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../../kernel/db/handles.ts';
import { bug } from '../../../kernel/domain/app-error.ts';
import type { Services } from '../../../kernel/services.ts';
import {
  addHomerooms,
  addStaff,
  correctStaff,
  homeroomsOn,
  knownStaff,
} from '../../../people/staff/api.ts';
import { classesOfYear } from '../../../school/class-sections/api.ts';
import { schoolToday } from '../../../school/schools/api.ts';
import type { ImportKind } from '../import-kind.ts';
import type { Choices } from '../plan.ts';
import type { FileTable } from '../reading/file-table.ts';
import { earlierDay, yearOfImport } from '../year-of-import.ts';
import { STAFF_FIELDS } from './fields.ts';
import { planStaff, type SchoolNow, type StaffEffects } from './plan-staff.ts';

const schoolNow = async (
  read: SchoolRead,
  services: Services,
  choices: Choices,
): Promise<SchoolNow> => {
  const today = await schoolToday(read, services.clocks);
  const { from, year } = await yearOfImport(read, choices.from, today);
  return {
    from,
    // Who is brought in before the year begins gets an account before it begins.
    employedFrom: earlierDay(from, today),
    staff: await knownStaff(read),
    classes: await classesOfYear(read, year.yearId),
    leaders: new Map(
      (await homeroomsOn(read, from)).map(({ classId, teacherId }) => [classId, teacherId]),
    ),
  };
};

const writeStaff = async (tx: SchoolTx, effects: StaffEffects, from: string): Promise<void> => {
  const ids = new Map(effects.staff.map(({ key }) => [key, tx.newId<'PersonId'>()]));
  const idOf = (who: StaffEffects['homerooms'][number]['teacher']): PersonId => {
    const id = 'id' in who ? who.id : ids.get(who.key);
    if (id === undefined) throw bug('kernel.bug', { importPerson: 'unknown' });
    return id;
  };
  await addStaff(
    tx,
    effects.staff.map(({ key, ...member }) => ({ ...member, staffId: idOf({ key }) })),
  );
  await correctStaff(tx, effects.corrections);
  await addHomerooms(
    tx,
    effects.homerooms.map(({ classId, teacher }) => ({ classId, teacherId: idOf(teacher), from })),
  );
  for (const { classId } of effects.homerooms) tx.announce('class.changed', { classId });
};

/** Staff with their positions and classes, from a sheet (STRUCT-09). Accounts follow in their own way. */
export const staffKind: ImportKind<FileTable, StaffEffects> = {
  format: 'table',
  fields: STAFF_FIELDS,
  plan: async (read, services, { parsed, choices, remembered }) =>
    planStaff(parsed, choices, remembered, await schoolNow(read, services, choices)),
  prepare: async () => undefined,
  write: (tx, _services, { effects, from }) => writeStaff(tx, effects, from),
  remember: ({ columns }) =>
    Object.fromEntries(columns.map(({ header, field }) => [header, field ?? 'none'])),
};
