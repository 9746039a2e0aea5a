import type { PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { optionOf } from '../../school/options/api.ts';
import { type AccessMode, type Granted, modeOn, type Service } from './domain.ts';
import { everybodyExtended } from './options.ts';
import { modeRows, serviceTable } from './store.ts';

/** Mode of each of these guardians on a day, and its last day. */
export const modesOn = async (
  read: SchoolRead,
  guardianIds: readonly PersonId[],
  date: string,
): Promise<
  ReadonlyMap<PersonId, { readonly mode: AccessMode; readonly lastDay: string | null }>
> => {
  if (await optionOf(read, everybodyExtended))
    return new Map(guardianIds.map((each) => [each, { mode: 'extended', lastDay: null }]));
  const rows = await modeRows(read, guardianIds);
  return new Map(guardianIds.map((each) => [each, modeOn(rows.get(each) ?? [], date)]));
};

/** What a guardian has of each service of S0 §61 on a day. */
export const servicesOf = async (
  read: SchoolRead,
  guardianId: PersonId,
  date: string,
): Promise<Readonly<Record<Service, Granted>>> => {
  const mode = (await modesOn(read, [guardianId], date)).get(guardianId)?.mode ?? 'basic';
  const table = await serviceTable(read);
  return Object.fromEntries(table.map((row) => [row.service, row[mode]])) as Record<
    Service,
    Granted
  >;
};
