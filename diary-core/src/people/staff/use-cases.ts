import type { PersonId, SiteId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import { classNames } from '../../school/class-sections/api.ts';
import { isSchoolDate } from '../../school/school-date.ts';
import {
  addPersons,
  type PersonName,
  personById,
  personPage,
  renamePerson,
} from '../persons/api.ts';
import type { Position } from './domain.ts';
import type { StaffChange, StaffDetail, StaffRow } from './schema.ts';
import { homeroomsOn, insertStaff, staffRowsOn } from './store.ts';

export interface StaffFilter {
  readonly search?: string;
  readonly after?: string;
  readonly limit?: number;
}

/** Staff employed on a date, by name, a page at a time. */
export const listStaff = async (
  read: SchoolRead,
  filter: StaffFilter,
  date: string,
): Promise<{ items: StaffRow[]; next?: string }> => {
  const staff = new Map((await staffRowsOn(read, date)).map((each) => [each.personId, each]));
  const limit = filter.limit ?? 50;
  const persons = await personPage(read, {
    kinds: ['staff'],
    among: [...staff.keys()],
    limit: limit + 1,
    ...(filter.search === undefined ? {} : { search: filter.search }),
    ...(filter.after === undefined ? {} : { after: filter.after }),
  });
  const names = await classNames(read);
  const led = new Map((await homeroomsOn(read, date)).map((each) => [each.teacherId, each]));
  const page = persons.slice(0, limit);
  const items = page.map(({ personId, firstName, lastName }) => {
    const homeroom = led.get(personId);
    return {
      staffId: personId,
      firstName,
      lastName,
      position: staff.get(personId)?.position ?? 'support',
      ...(homeroom && { homeroomOf: names.get(homeroom.classId) ?? '' }),
    };
  });
  const last = page.at(-1);
  return persons.length > limit && last ? { items, next: last.personId } : { items };
};

export interface NewStaff extends PersonName {
  readonly staffId: PersonId;
  readonly position: Position;
  readonly employedFrom: string;
  readonly siteId?: SiteId;
}

/** Errors: `staff.no_such_date`. */
export const requireDate = (date: string): void => {
  if (!isSchoolDate(date)) throw new AppError('invalid', 'staff.no_such_date');
};

/** Errors: `staff.no_such_date`. */
export const addStaff = async (tx: SchoolTx, staff: readonly NewStaff[]): Promise<void> => {
  for (const each of staff) requireDate(each.employedFrom);
  await addPersons(
    tx,
    staff.map(({ staffId, firstName, lastName }) => ({
      personId: staffId,
      kind: 'staff',
      firstName,
      lastName,
    })),
  );
  await insertStaff(
    tx,
    staff.map((each) => ({ ...each, siteId: each.siteId ?? null })),
  );
};

/** Errors: `staff.no_such_date`, `staff.ends_before_start`. */
export const endEmployment = async (
  tx: SchoolTx,
  staffId: PersonId,
  employedTo: string,
): Promise<void> => {
  requireDate(employedTo);
  const member = await tx.require('staff_member', staffId);
  if (employedTo < member.employed_from) throw new AppError('invalid', 'staff.ends_before_start');
  await tx.update('staff_member', staffId, { employed_to: employedTo });
  tx.announce('person.changed', { personId: staffId });
};

/** Takes an end of employment back. Errors: `staff.not_ended`. */
export const resumeEmployment = async (tx: SchoolTx, staffId: PersonId): Promise<void> => {
  const member = await tx.require('staff_member', staffId);
  if (member.employed_to === null) throw new AppError('conflict', 'staff.not_ended');
  await tx.update('staff_member', staffId, { employed_to: null });
  tx.announce('person.changed', { personId: staffId });
};

/** One member of staff, employed or not. Errors: `kernel.not_found`. */
export const staffDetail = async (
  read: SchoolRead,
  staffId: PersonId,
  date: string,
): Promise<StaffDetail> => {
  const member = await read.require('staff_member', staffId);
  const name = await personById(read, staffId);
  if (name === undefined) throw notFound('staff');
  const led = (await homeroomsOn(read, date)).find((each) => each.teacherId === staffId);
  const names = led === undefined ? undefined : await classNames(read);
  return {
    staffId,
    firstName: name.firstName,
    lastName: name.lastName,
    position: member.position,
    employedFrom: member.employed_from,
    employedTo: member.employed_to,
    siteId: member.site_id,
    version: member.version,
    ...(led && { homeroomOf: names?.get(led.classId) ?? '' }),
  };
};

/** Errors: `kernel.not_found`, `kernel.version_conflict` when somebody else changed it meanwhile. */
export const changeStaff = async (
  tx: SchoolTx,
  staffId: PersonId,
  { version, firstName, lastName, position, siteId }: StaffChange,
): Promise<void> => {
  await tx.update(
    'staff_member',
    staffId,
    {
      // Counts up for a new name too, which stands in another row.
      version: version + 1,
      ...(position === undefined ? {} : { position }),
      ...(siteId === undefined ? {} : { site_id: siteId }),
    },
    { expectVersion: version },
  );
  const name = await personById(tx, staffId);
  if (name === undefined) throw notFound('staff');
  // Announces the change, also where only the position is another.
  await renamePerson(tx, staffId, {
    firstName: firstName ?? name.firstName,
    lastName: lastName ?? name.lastName,
  });
};
