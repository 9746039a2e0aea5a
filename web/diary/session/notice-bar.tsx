import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../../shared/api/client.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Note } from '../../shared/ui/note.tsx';
import { useApp } from '../data/app.ts';
import { Trouble } from '../nav/trouble.tsx';
import { sessionQuery } from './session.ts';
import { useSession } from './use-session.ts';

/** Says on every page that work here is monitored, until the person has acknowledged this wording (ACCT-53). */
export const NoticeBar = () => {
  const { t } = useTranslation('diary-accounts');
  const app = useApp();
  const queries = useQueryClient();
  const version = useSession().noticeToAcknowledge;
  const acknowledge = useMutation({
    mutationFn: async (seen: number) => {
      await dataOf(app.core.client.POST('/api/v1/own-account/notice', { body: { version: seen } }));
      await queries.fetchQuery({ ...sessionQuery(app), staleTime: 0 });
    },
  });
  if (version === undefined) return null;
  return (
    <section className="notice-bar" aria-label={t('notice.title')}>
      <Note kind="pen" icon="eye">
        <b>{t('notice.title')}</b> {t('notice.text')}{' '}
        <Button isPending={acknowledge.isPending} onPress={() => acknowledge.mutate(version)}>
          {t('notice.verb')}
        </Button>
        {acknowledge.error && <Trouble error={acknowledge.error} />}
      </Note>
    </section>
  );
};
