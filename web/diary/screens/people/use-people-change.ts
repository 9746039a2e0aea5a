import { useMutation, useQueryClient } from '@tanstack/react-query';
import { KEYS } from '../../data/queries.ts';

/** An act upon people or classes; what the screens show of them is read again afterwards. */
export const usePeopleChange = <Input, Result>(
  act: (input: Input) => Promise<Result>,
  onDone: (result: Result, input: Input) => void,
) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async (result, input) => {
      onDone(result, input);
      await Promise.all(
        [KEYS.people, KEYS.person, KEYS.classes].map((key) =>
          queries.invalidateQueries({ queryKey: [key] }),
        ),
      );
    },
  });
};
