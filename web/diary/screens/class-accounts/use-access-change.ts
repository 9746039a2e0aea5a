import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ACCESS_KEYS } from './access-queries.ts';

/** An act after which every list of payments and modes is read anew. */
export const useAccessChange = <R, A = void>(
  act: (input: A) => Promise<R>,
  onDone: (answer: R) => void,
) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async (answer: R) => {
      for (const key of [
        ACCESS_KEYS.class,
        ACCESS_KEYS.payments,
        ACCESS_KEYS.own,
        ACCESS_KEYS.terms,
      ])
        await queries.invalidateQueries({ queryKey: [key] });
      onDone(answer);
    },
  });
};
