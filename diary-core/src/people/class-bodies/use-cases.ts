import type { ClassId } from '@furtka/core-contract/ids';
import type { Scope } from '../../kernel/access/scope.ts';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { type Body, placesFit } from './domain.ts';
import { candidates, oneBody } from './listing.ts';
import type { BodyEntry, ClassBody } from './schema.ts';

/**
 * Records who belongs to a body of a class, in place of those before.
 *
 * Errors  `kernel.not_found` outside the scope, `classBodies.stranger` with how many are not of the class, `classBodies.place_twice`,
 *         `kernel.version_conflict` when somebody else recorded meanwhile
 */
export const recordBody = async (
  tx: SchoolTx,
  scope: Scope,
  where: { readonly classId: ClassId; readonly body: Body; readonly date: string },
  { members, version }: BodyEntry,
): Promise<ClassBody> => {
  const { classId, body, date } = where;
  const before = await oneBody(tx, scope, where);
  const known = new Set((await candidates(tx, classId, body, date)).map((each) => each.personId));
  // Who left the class meanwhile may stay in the list that was there.
  for (const { personId } of before.members) known.add(personId);
  const strangers = members.filter(({ personId }) => !known.has(personId));
  if (strangers.length > 0)
    throw new AppError('invalid', 'classBodies.stranger', { count: strangers.length });
  const isTwice = new Set(members.map(({ personId }) => personId)).size < members.length;
  if (isTwice || !placesFit(members.map(({ place }) => place)))
    throw new AppError('invalid', 'classBodies.place_twice');
  if (version !== before.version)
    throw new AppError('conflict', 'kernel.version_conflict', { stored: before.version });
  const row = await tx
    .from('class_body')
    .select('id')
    .where('class_id', '=', classId)
    .where('body', '=', body)
    .executeTakeFirst();
  const id = row?.id ?? tx.newId<'ClassBodyId'>();
  if (row === undefined)
    await tx.insert('class_body', { id, class_id: classId, body, recorded_on: date, version: 1 });
  else
    await tx.update(
      'class_body',
      id,
      { recorded_on: date, version: version + 1 },
      { expectVersion: version },
    );
  await tx.removeWhere('class_body_member', { body_id: id });
  await tx.insertMany(
    'class_body_member',
    members.map(({ personId, place }, index) => ({
      id: tx.newId<'ClassBodyMemberId'>(),
      body_id: id,
      person_id: personId,
      place,
      ordinal: index + 1,
    })),
  );
  return oneBody(tx, scope, where);
};
