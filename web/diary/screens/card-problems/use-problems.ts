import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { KEYS } from '../../data/queries.ts';
import { useMoment } from '../../data/use-words.ts';
import { useZone } from '../../session/use-session.ts';

/** What the parts of the page share. */
export const useProblems = () => {
  const { t } = useTranslation('diary-card-problems');
  const { core } = useApp();
  const schoolId = useSchoolId();
  return { t, core, schoolId, moment: useMoment(useZone(schoolId)) };
};

/** An act upon a problem; the lists are read again afterwards, also when somebody else was faster. */
export const useProblemAct = <Input>(
  act: (input: Input) => Promise<unknown>,
  onDone: () => void,
) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: [KEYS.cardProblems] }),
  });
};
