import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Question } from '../../../shared/ui/question.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { ADMIN_KEYS, revokeHub, type SiteHealth } from '../../data/admin-queries.ts';
import { useApp } from '../../data/app.ts';
import { useLink } from '../../live/live-context.ts';
import { Trouble } from '../../nav/trouble.tsx';

/** Asks before a hub is struck out, and says what goes on, what is erased and what stays behind. */
export const RevokeHub = ({
  site,
  hubId,
  schoolId,
  onClose,
}: {
  readonly site: SiteHealth;
  readonly hubId: string;
  readonly schoolId: string;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('diary-devices');
  const { core } = useApp();
  const { state } = useLink();
  const queries = useQueryClient();
  const toast = useToast();
  const waiting = site.hub?.eventsWaiting ?? 0;
  const revoking = useMutation({
    mutationFn: () => revokeHub(core, schoolId, hubId),
    onSuccess: async () => {
      toast({ text: t('revoke.done') });
      onClose();
      await queries.invalidateQueries({ queryKey: [ADMIN_KEYS.health, schoolId] });
    },
  });
  return (
    <Question
      isOpen
      danger
      onClose={onClose}
      question={t('revoke.question', { site: site.name })}
      consequence={
        <ul className="consequences">
          <li>{t('revoke.doors')}</li>
          <li>{t('revoke.names')}</li>
          <li>{t('revoke.changes')}</li>
          {waiting > 0 && <li>{t('revoke.waiting', { count: waiting })}</li>}
          <li>{t('revoke.final')}</li>
        </ul>
      }
      leave={t('leave')}
      verb={t('devices.revoke')}
      busy={revoking.isPending}
      isDisabled={state === 'offline'}
      onAnswer={() => revoking.mutate()}
    >
      {revoking.error && <Trouble error={revoking.error} />}
    </Question>
  );
};
