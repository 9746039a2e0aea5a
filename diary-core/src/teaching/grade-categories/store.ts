import type { SchoolRead } from '../../kernel/db/handles.ts';
import { sortKey } from '../../kernel/text/polish.ts';
import type { GradeCategory, GradeCategoryBody } from './schema.ts';

/** Categories in the order of the Polish alphabet. */
export const gradeCategoryRows = (read: SchoolRead): Promise<GradeCategory[]> =>
  read
    .from('grade_category')
    .select([
      'id as gradeCategoryId',
      'name',
      'short_name as shortName',
      'weight_hundredths as weightHundredths',
      'is_counted as isCounted',
      'colour',
      'version',
    ])
    .orderBy('sort_key')
    .orderBy('id')
    .execute();

/** What of a category stands in its row. */
export const columnsOf = ({
  name,
  shortName,
  weightHundredths,
  isCounted,
  colour,
}: GradeCategoryBody) => ({
  name: name.trim(),
  short_name: shortName.trim(),
  weight_hundredths: weightHundredths,
  is_counted: isCounted,
  colour,
  sort_key: sortKey(name),
});
