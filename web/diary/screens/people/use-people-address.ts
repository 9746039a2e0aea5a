import { useNavigate, useSearch } from '@tanstack/react-router';
import type { NewKind, PeopleAddress, PersonKind } from './people-address.ts';

/** The address of the list and the ways to change it; typing leaves no trace in the browser's history. */
export const usePeopleAddress = () => {
  const address = useSearch({ from: '/inside/people' });
  const navigate = useNavigate({ from: '/people' });
  const go = (next: (now: PeopleAddress) => PeopleAddress, replace = false) =>
    void navigate({ search: next, replace });
  return {
    address,
    search: (q: string) => go(({ q: _, ...now }) => (q === '' ? now : { ...now, q }), true),
    ofKind: (kind: PersonKind | 'all') =>
      go(({ kind: _, class: inClass, ...now }) => ({
        ...now,
        ...(kind === 'all' ? {} : { kind }),
        ...(inClass !== undefined && kind === 'student' ? { class: inClass } : {}),
      })),
    ofClass: (classId: string) =>
      go(({ class: _, ...now }) =>
        classId === '' ? now : { ...now, kind: 'student', class: classId },
      ),
    onlyFormer: (isOn: boolean) =>
      go(({ former: _, ...now }) => (isOn ? { ...now, former: true as const } : now)),
    choose: (person: string | undefined) =>
      go(({ person: _, new: __, ...now }) => (person === undefined ? now : { ...now, person })),
    begin: (kind: NewKind) => go(({ person: _, ...now }) => ({ ...now, new: kind })),
    everybody: () => go(({ school }) => (school === undefined ? {} : { school })),
    inSchool: (school: string) => go(() => ({ school })),
  };
};
