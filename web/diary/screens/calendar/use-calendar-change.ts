import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { KEYS } from '../../data/queries.ts';
import { useTroubleText } from '../../nav/trouble.tsx';

/** Something that is done, what is said of it, and how it is taken back. */
export interface CalendarAct {
  readonly run: () => Promise<{ readonly text: string; readonly undo?: () => Promise<unknown> }>;
  readonly onDone?: () => void;
}

/** Acts upon the calendar: done at once, told in a toast that can take them back. */
export const useCalendarChange = () => {
  const queries = useQueryClient();
  const toast = useToast();
  const say = useTroubleText();
  const { core } = useApp();
  const schoolId = useSchoolId();
  const { t } = useTranslation('diary-calendar');
  const readAgain = () =>
    Promise.all(
      [KEYS.year, KEYS.bells, KEYS.calendar].map((key) =>
        queries.invalidateQueries({ queryKey: [key] }),
      ),
    );
  const mutation = useMutation({
    mutationFn: ({ run }: CalendarAct) => run(),
    onSuccess: async ({ text, undo }, { onDone }) => {
      const takeBack = () => {
        undo?.().then(readAgain, (error: unknown) => toast({ text: say(error) }));
      };
      toast(undo ? { text, undo: takeBack } : { text });
      onDone?.();
      await readAgain();
    },
    // Somebody else may have been quicker: what is shown below the message is what is true now.
    onError: readAgain,
  });
  return { core, schoolId, t, ...mutation };
};
