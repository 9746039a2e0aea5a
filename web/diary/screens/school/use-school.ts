import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { inSchool, KEYS } from '../../data/queries.ts';
import { may } from '../../nav/places.ts';
import { useTroubleText } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';

/** What every part of the school's page needs. */
export const useSchool = () => {
  const { t } = useTranslation('diary-school');
  const { core } = useApp();
  const schoolId = useSchoolId();
  return {
    t,
    core,
    client: core.client,
    schoolId,
    headers: inSchool(schoolId),
    isKeeper: may(useRoles(), 'keepSchool'),
  };
};

/** Something that is done, what is said of it, and how it is taken back. */
interface SchoolAct {
  readonly run: () => Promise<{ readonly text: string; readonly undo?: () => Promise<unknown> }>;
  readonly onDone?: () => void;
}

/** Acts upon the school's record and places: done at once, told in a toast that can take them back. */
export const useSchoolChange = () => {
  const queries = useQueryClient();
  const toast = useToast();
  const say = useTroubleText();
  const readAgain = () =>
    Promise.all(
      [KEYS.schoolCard, KEYS.timetable, KEYS.firstDay].map((key) =>
        queries.invalidateQueries({ queryKey: [key] }),
      ),
    );
  return useMutation({
    mutationFn: ({ run }: SchoolAct) => run(),
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
