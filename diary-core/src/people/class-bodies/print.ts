import type { Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { schoolYearOn } from '../../school/school-years/api.ts';
import { controllerOf } from '../../school/schools/api.ts';
import type { Place } from './domain.ts';
import { dueOn } from './domain.ts';
import { listBodies } from './listing.ts';

const PLACE_WORDS: Readonly<Record<Place, string>> = {
  chair: 'przewodnictwo',
  deputy: 'zastępstwo przewodnictwa',
  treasurer: 'skarbnik',
  secretary: 'protokoły',
  member: 'członkostwo',
};

const polishDate = (date: string): string => date.split('-').toReversed().join('.');

/** What the print shows: every class that the scope reaches, with both bodies. */
export const bodiesForPrint = async (read: SchoolRead, scope: Scope, date: string) => {
  const controller = await controllerOf(read);
  const year = await schoolYearOn(read, date);
  const bodies = await listBodies(read, scope, date);
  const classIds = [...new Set(bodies.map(({ classId }) => classId))];
  const membersOf = (classId: string, body: string) =>
    (bodies.find((each) => each.classId === classId && each.body === body)?.members ?? []).map(
      ({ name, place }) => ({ name, place: PLACE_WORDS[place] }),
    );
  return {
    school: controller.name,
    address: controller.address,
    year: year?.name ?? '',
    due: year === undefined ? '' : polishDate(dueOn(year.from)),
    rows: classIds.map((classId) => ({
      className: bodies.find((each) => each.classId === classId)?.className ?? '',
      council: membersOf(classId, 'council'),
      parents: membersOf(classId, 'parents'),
    })),
  };
};
