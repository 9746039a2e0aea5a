import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { KEYS } from '../../data/queries.ts';

/** An act upon somebody's rights; what is shown of them is read again, also after a refusal. */
export const useRightChange = <Input>(
  act: (
    core: ReturnType<typeof useApp>['core'],
    schoolId: string,
    input: Input,
  ) => Promise<unknown>,
  onDone: (input: Input) => void,
) => {
  const { core } = useApp();
  const schoolId = useSchoolId();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => act(core, schoolId, input),
    onSuccess: (_, input) => onDone(input),
    onSettled: () => queries.invalidateQueries({ queryKey: [KEYS.rights, schoolId, 'given'] }),
  });
};
