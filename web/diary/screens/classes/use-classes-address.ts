import { useNavigate, useSearch } from '@tanstack/react-router';

/** What the address of the classes holds. */
export interface ClassesAddress {
  readonly class?: string;
  readonly school?: string;
}

export const useClassesAddress = () => {
  const address = useSearch({ from: '/inside/classes' });
  const navigate = useNavigate({ from: '/classes' });
  return {
    address,
    choose: (classId: string | undefined) =>
      void navigate({
        search: ({ class: _, ...now }) =>
          classId === undefined ? now : { ...now, class: classId },
      }),
    inSchool: (school: string) => void navigate({ search: { school } }),
  };
};
