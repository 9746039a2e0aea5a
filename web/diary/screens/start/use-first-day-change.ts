import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { KEYS } from '../../data/queries.ts';

export interface FirstDayAct {
  readonly run: () => Promise<unknown>;
  /** What the toast says. */
  readonly said: string;
  readonly undo?: () => Promise<unknown>;
  readonly onDone?: () => void;
}

/** Runs one act of the set-up; all that may have changed by it is read again. */
export const useFirstDayChange = () => {
  const { core } = useApp();
  const schoolId = useSchoolId();
  const queries = useQueryClient();
  const toast = useToast();
  const { t } = useTranslation('diary-first-day');
  const readAgain = () =>
    Promise.all(
      [KEYS.firstDay, KEYS.calendar, KEYS.year, KEYS.bells, KEYS.options].map((key) =>
        queries.invalidateQueries({ queryKey: [key] }),
      ),
    );
  const { mutate, error, isPending } = useMutation({
    mutationFn: ({ run }: FirstDayAct) => run(),
    onSuccess: async (_, { said, undo, onDone }) => {
      toast({
        text: said,
        ...(undo === undefined ? {} : { undo: () => void undo().then(readAgain) }),
      });
      onDone?.();
      await readAgain();
    },
    onError: readAgain,
  });
  return { core, schoolId, t, act: mutate, error, isPending };
};
