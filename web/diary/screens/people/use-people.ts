import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { SHOWN, useShown } from '../../data/use-shown.ts';
import { SEARCH_PAUSE_MS, useSettled } from '../cards/use-settled.ts';
import { findPeople, readyPeople } from './find-people.ts';
import { peopleQuery } from './people-queries.ts';
import { usePeopleAddress } from './use-people-address.ts';

/** Most people in one answer of the server; a larger school is searched there. */
const WHOLE_SCHOOL = 2000;

/**
 * Whom the list shows. The people of a school come in one answer and are searched here, letter by letter. The server is asked for
 * what is typed where the school is larger than its answer, and when nobody is called so: it knows who is a slip of the keys away.
 */
export const usePeople = (typed: string) => {
  const { core } = useApp();
  const schoolId = useSchoolId();
  const { address } = usePeopleAddress();
  const { kind, class: classId } = address;
  const former = address.former === true;
  const wish = typed.trim();
  const all = useInfiniteQuery(
    peopleQuery(core, { schoolId, former, search: '', limit: WHOLE_SCHOOL }),
  );
  const isWhole = all.isSuccess && !all.hasNextPage;
  const ready = useMemo(
    () => readyPeople(all.data?.pages.flatMap(({ items }) => items) ?? []),
    [all.data],
  );
  const here = useMemo(
    () => findPeople(ready, { typed: wish, kind, classId }),
    [ready, wish, kind, classId],
  );
  const asked = useSettled(wish, SEARCH_PAUSE_MS);
  const asksServer =
    all.isSuccess &&
    (isWhole
      ? wish !== '' && here.length === 0
      : wish !== '' || kind !== undefined || classId !== undefined);
  const answer = useInfiniteQuery({
    ...peopleQuery(core, { schoolId, former, search: asked, kind, classId, limit: SHOWN }),
    enabled: asksServer && asked === wish,
    placeholderData: keepPreviousData,
  });
  const { count, more } = useShown([wish, kind, classId, former].join('/'));
  if (!asksServer)
    return {
      ...{ list: all, people: here.slice(0, count), found: here.length, isNear: false },
      isPending: all.isPending,
      more: here.length > count ? more : undefined,
    };
  const people = answer.data?.pages.flatMap(({ items }) => items) ?? [];
  return {
    ...{ list: answer, people, found: people.length },
    isNear: answer.data?.pages[0]?.near === true,
    isPending: answer.isPending,
    more: answer.hasNextPage ? () => void answer.fetchNextPage() : undefined,
  };
};
