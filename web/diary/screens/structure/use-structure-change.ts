import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { KEYS } from '../../data/queries.ts';
import { useTroubleText } from '../../nav/trouble.tsx';
import { STRUCTURE } from './structure-queries.ts';

/** Something that is done, what is said of it, and how it is taken back. */
export interface StructureAct {
  readonly run: () => Promise<{ readonly text: string; readonly undo?: () => Promise<unknown> }>;
  readonly onDone?: () => void;
}

/** Acts upon the structure: done at once, told in a toast that can take them back. */
export const useStructureChange = () => {
  const queries = useQueryClient();
  const toast = useToast();
  const say = useTroubleText();
  const readAgain = () =>
    Promise.all(
      [STRUCTURE, KEYS.classes, KEYS.people, KEYS.year, KEYS.bells, KEYS.timetable].map((key) =>
        queries.invalidateQueries({ queryKey: [key] }),
      ),
    );
  return useMutation({
    mutationFn: ({ run }: StructureAct) => run(),
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
};
