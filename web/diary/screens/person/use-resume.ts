import { useToast } from '../../../shared/ui/toasts.tsx';
import { fullName } from '../people/person-words.ts';
import { usePeopleChange } from '../people/use-people-change.ts';
import { resumeEmployment } from './person-queries.ts';
import { usePart } from './use-act.ts';

/** Takes an end of employment back. */
export const useResume = (staff: { staffId: string; firstName: string; lastName: string }) => {
  const { t, core, target } = usePart(staff.staffId);
  const toast = useToast();
  return usePeopleChange(
    () => resumeEmployment(core, target, t('end.undoReason')),
    () => toast({ text: t('end.undone', { name: fullName(staff) }) }),
  );
};
