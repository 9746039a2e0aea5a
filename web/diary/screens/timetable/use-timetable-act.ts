import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { KEYS } from '../../data/queries.ts';
import type { Version } from './timetable-queries.ts';
import { versionQuery } from './timetable-queries.ts';

export interface TimetableAct {
  /** What the server knows afterwards; nothing when the version is gone. */
  readonly run: () => Promise<Version | undefined>;
  readonly text?: string;
  readonly onDone?: (after: Version | undefined) => void;
}

/** Acts upon a timetable: the answer is shown at once, everything else of timetables is read again. */
export const useTimetableAct = () => {
  const queries = useQueryClient();
  const toast = useToast();
  const { core } = useApp();
  const schoolId = useSchoolId();
  const mutation = useMutation({
    mutationFn: ({ run }: TimetableAct) => run(),
    onSuccess: (after, { text, onDone }) => {
      const shown = after && versionQuery(core, schoolId, after.versionId).queryKey;
      if (after && shown) queries.setQueryData(shown, after);
      if (text !== undefined) toast({ text });
      onDone?.(after);
      void queries.invalidateQueries({
        queryKey: [KEYS.timetable],
        predicate: ({ queryKey }) => after === undefined || queryKey[3] !== after.versionId,
      });
    },
    // Somebody else may have been quicker: what is shown beside the message is what is true now.
    onError: () => queries.invalidateQueries({ queryKey: [KEYS.timetable] }),
  });
  return { core, schoolId, ...mutation };
};
