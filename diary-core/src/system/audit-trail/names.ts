import type { AccountId, CardId, ClassId, PersonId } from '@furtka/core-contract/ids';
import type { Row, SchoolRead } from '../../kernel/db/handles.ts';
import { personsOfAccounts } from '../../people/accounts/api.ts';
import { fullName, personsByIds } from '../../people/persons/api.ts';
import { holdersByCard } from '../../presence/cards/api.ts';
import { doors } from '../../presence/devices/api.ts';
import { classNames } from '../../school/class-sections/api.ts';
import { sitesOf } from '../../school/schools/api.ts';

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Ids that an act speaks of: its subject, its records, and those in what they held. */
export const idsIn = (act: Row<'audit'>, contents: readonly Row<'audit_content'>[]): string[] => {
  const own = contents.filter(
    (item) => item.audit_version === act.version && item.operation !== 'actor',
  );
  const texts = own.flatMap((item) => [item.row_id, item.old_text, item.new_text]);
  return [act.subject_id, ...texts].flatMap((text) => text?.match(ID) ?? []);
};

/** Holders of cards and owners of accounts among the ids. */
const personsBehind = async (
  read: SchoolRead,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PersonId>> => {
  const found = new Map<string, PersonId>(await personsOfAccounts(read, ids as AccountId[]));
  for (const [cardId, holderId] of await holdersByCard(read, ids as CardId[]))
    if (holderId !== null) found.set(cardId, holderId);
  return found;
};

/**
 * What people call these records now: persons by their names, cards and accounts by whose they are, doors, sites and classes by
 * their own. What has no name, or belongs to another school, is missing.
 */
export const namesIn = async (
  read: SchoolRead,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const behind = await personsBehind(read, wanted);
  const persons = await personsByIds(read, [...(wanted as PersonId[]), ...behind.values()]);
  const names = new Map<string, string>();
  for (const [personId, person] of persons) names.set(personId, fullName(person));
  for (const [id, personId] of behind) {
    const person = persons.get(personId);
    if (person !== undefined) names.set(id, fullName(person));
  }
  for (const door of await doors(read)) names.set(door.doorId, door.name);
  for (const site of await sitesOf(read)) names.set(site.siteId, site.name);
  const classes: ReadonlyMap<ClassId, string> = await classNames(read);
  for (const [classId, name] of classes) names.set(classId, name);
  return names;
};
