import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../../../shared/api/client.ts';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { inSchool } from '../../data/queries.ts';
import { type DateLock, LOCKS, type LockBody } from './lock-queries.ts';

/** Saves a new lock or the changed one; after a conflict the list is what is true now. */
export const useSaveLock = (lock: DateLock | undefined, onDone: () => void) => {
  const { t } = useTranslation('diary-locks');
  const { core } = useApp();
  const headers = inSchool(useSchoolId());
  const queries = useQueryClient();
  const toast = useToast();
  const readAgain = () => queries.invalidateQueries({ queryKey: [LOCKS] });
  return useMutation({
    mutationFn: (body: LockBody) =>
      lock === undefined
        ? dataOf(core.client.POST('/api/v1/locks', { headers, body }))
        : dataOf(
            core.client.PUT('/api/v1/locks/{lockId}', {
              headers,
              params: { path: { lockId: lock.lockId } },
              body: { ...body, version: lock.version },
            }),
          ),
    onSuccess: async () => {
      toast({ text: t('saved') });
      onDone();
      await readAgain();
    },
    onError: readAgain,
  });
};

/** Opens the days of a lock again, with a reason. */
export const useLiftLock = (lock: DateLock, onDone: () => void) => {
  const { t } = useTranslation('diary-locks');
  const { core } = useApp();
  const headers = inSchool(useSchoolId());
  const queries = useQueryClient();
  const toast = useToast();
  const readAgain = () => queries.invalidateQueries({ queryKey: [LOCKS] });
  return useMutation({
    mutationFn: (reason: string) =>
      dataOf(
        core.client.POST('/api/v1/locks/{lockId}/lift', {
          headers,
          params: { path: { lockId: lock.lockId } },
          body: { reason, version: lock.version },
        }),
      ),
    onSuccess: async () => {
      toast({ text: t('lifted') });
      onDone();
      await readAgain();
    },
    onError: readAgain,
  });
};
