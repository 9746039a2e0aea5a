import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FoldedPart } from '../../../shared/ui/folded-part.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { Trouble } from '../../nav/trouble.tsx';
import {
  NOTICE_KINDS,
  type NoticeChoice,
  ownNoticesQuery,
  saveOwnNotices,
} from '../../session/own-notices.ts';
import { useRoles } from '../../session/use-session.ts';

/** Who has no child and no lessons of the own is told of messages only. */
const FAMILY_ONLY: readonly (typeof NOTICE_KINDS)[number][] = ['passages', 'absences'];

const Notices = () => {
  const app = useApp();
  const toast = useToast();
  const { t } = useTranslation(['diary-first', 'diary-sign-in']);
  const roles = useRoles();
  const isFamily = roles.includes('guardian') || roles.includes('student');
  const { data, error, refetch } = useQuery(ownNoticesQuery(app));
  const save = useMutation({
    mutationFn: (choice: NoticeChoice) => saveOwnNotices(app, choice),
    onSuccess: async () => {
      toast({ text: t('diary-sign-in:notices.saved') });
      await refetch();
    },
  });
  const shown = save.isPending ? save.variables : data;
  return (
    <>
      <p className="soft">{t('diary-first:notices.lead')}</p>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {shown === undefined && !error && <Skeleton lines={2} />}
      {shown !== undefined &&
        NOTICE_KINDS.filter((kind) => isFamily || !FAMILY_ONLY.includes(kind)).map((kind) => (
          <label key={kind} className="own-tick">
            <input
              type="checkbox"
              name={kind}
              checked={shown[kind]}
              disabled={save.isPending}
              onChange={() => save.mutate({ ...shown, [kind]: !shown[kind] })}
            />
            <span>{t(`diary-first:notices.${kind}`)}</span>
          </label>
        ))}
      {save.error && <Trouble error={save.error} />}
    </>
  );
};

/** What one wants to be told of, as chosen at the first login; each tick is saved at once (ACCT-49). */
export const NoticesPart = () => {
  const { t } = useTranslation('diary-first');
  return (
    <FoldedPart id="account-notices" title={t('notices.title')}>
      <Notices />
    </FoldedPart>
  );
};
