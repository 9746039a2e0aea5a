import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import {
  actOnRun,
  chooseForRun,
  IMPORT_KEYS,
  type ImportChoices,
  type ImportView,
  type RunOrder,
} from './import-queries.ts';

const useReadAgain = ({ importId }: ImportView) => {
  const schoolId = useSchoolId();
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: [IMPORT_KEYS.run, schoolId, importId] }),
      queries.invalidateQueries({ queryKey: [IMPORT_KEYS.runs, schoolId] }),
    ]);
};

/** „Wczytaj", „Cofnij" and „Odłóż": the server goes on by itself, the page looks. */
export const useRunAct = (run: ImportView) => {
  const { core } = useApp();
  const schoolId = useSchoolId();
  const readAgain = useReadAgain(run);
  return useMutation({
    mutationFn: (order: RunOrder) => actOnRun(core, schoolId, run, order),
    // Somebody else may have been quicker: what is shown is what is true now.
    onSettled: readAgain,
  });
};

/** Other columns, another answer, another day: the dry run is made anew. */
export const useChoose = (run: ImportView) => {
  const { core } = useApp();
  const schoolId = useSchoolId();
  const queries = useQueryClient();
  const readAgain = useReadAgain(run);
  const { importId, version, choices } = run;
  return useMutation({
    mutationFn: (change: Partial<ImportChoices>) =>
      chooseForRun(core, { schoolId, importId }, { ...choices, ...change, version }),
    onSuccess: (after) => queries.setQueryData([IMPORT_KEYS.run, schoolId, importId], after),
    onError: readAgain,
  });
};
