import type { PersonId } from '@furtka/core-contract/ids';
import { covers, type Within } from '../../kernel/access/scope.ts';
import type { Row, SchoolRead } from '../../kernel/db/handles.ts';

export const noteOfMonth = (
  read: SchoolRead,
  studentId: PersonId,
  month: string,
): Promise<Pick<Row<'card_note'>, 'id' | 'forgotten' | 'done_at_utc'> | undefined> =>
  read
    .from('card_note')
    .select(['id', 'forgotten', 'done_at_utc'])
    .where('student_id', '=', studentId)
    .where('month', '=', month)
    .executeTakeFirst();

export interface NotePage {
  readonly month: string | undefined;
  readonly isOpenOnly: boolean;
  readonly limit: number;
  /** Id of the last note of the page before. */
  readonly after: string | undefined;
}

/** Notes about these students, newest first. */
export const noteRows = (
  read: SchoolRead,
  within: Within<PersonId>,
  page: NotePage,
): Promise<Row<'card_note'>[]> => {
  let query = read.from('card_note').selectAll().where(covers(within, 'student_id'));
  if (page.month !== undefined) query = query.where('month', '=', page.month);
  if (page.isOpenOnly) query = query.where('done_at_utc', 'is', null);
  if (page.after !== undefined) query = query.where('id', '<', page.after as never);
  return query.orderBy('id', 'desc').limit(page.limit).execute();
};
