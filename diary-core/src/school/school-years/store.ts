import type { SchoolRead } from '../../kernel/db/handles.ts';
import type { StoredYear } from './domain.ts';

/** All years of the school with their terms, oldest first. */
export const yearRows = async (read: SchoolRead): Promise<StoredYear[]> => {
  const years = await read.from('school_year').selectAll().orderBy('first_day').execute();
  const terms = await read.from('term').selectAll().orderBy('ordinal').execute();
  return years.map((year) => ({
    yearId: year.id,
    name: year.name,
    from: year.first_day,
    to: year.last_day,
    lessonsFrom: year.lessons_first_day,
    lessonsTo: year.lessons_last_day,
    version: year.version,
    terms: terms
      .filter((term) => term.year_id === year.id)
      .map((term) => ({
        termId: term.id,
        ordinal: term.ordinal,
        from: term.first_day,
        to: term.last_day,
      })),
  }));
};
