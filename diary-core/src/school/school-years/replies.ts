import type { SchoolRead } from '../../kernel/db/handles.ts';
import { bug } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { schoolToday } from '../schools/api.ts';
import type { StoredYear } from './domain.ts';

/** School years as the API answers them. */
export const yearReplies = async (
  read: SchoolRead,
  services: Services,
  years: readonly StoredYear[],
) => {
  const today = await schoolToday(read, services.clocks);
  return years.map((year) => ({
    ...year,
    terms: year.terms.map((term) => ({ ...term })),
    isCurrent: year.from <= today && today <= year.to,
  }));
};

export const yearReply = async (read: SchoolRead, services: Services, year: StoredYear) => {
  const [reply] = await yearReplies(read, services, [year]);
  if (reply === undefined) throw bug('kernel.bug', { yearOf: 'reply' });
  return reply;
};
