import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../../../shared/api/client.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useMoment } from '../../data/use-words.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useZone } from '../../session/use-session.ts';
import { sessionsQuery } from './factor-queries.ts';

const useEnd = (refetch: () => Promise<unknown>) => {
  const { core } = useApp();
  const toast = useToast();
  const { t } = useTranslation('diary-sign-in');
  return useMutation({
    mutationFn: (sessionId: string | undefined) =>
      sessionId === undefined
        ? dataOf(core.client.DELETE('/api/v1/sessions'))
        : dataOf(
            core.client.DELETE('/api/v1/sessions/{sessionId}', { params: { path: { sessionId } } }),
          ),
    onSuccess: async (_answer, sessionId) => {
      toast({ text: t(sessionId === undefined ? 'sessions.othersEnded' : 'sessions.ended') });
      await refetch();
    },
  });
};

/** Where one is signed in: device and time, never a place. */
export const OwnSessions = () => {
  const { t } = useTranslation('diary-sign-in');
  const moment = useMoment(useZone());
  const { data, error, refetch } = useQuery(sessionsQuery(useApp()));
  const end = useEnd(refetch);
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={3} />;
  return (
    <>
      {end.error && <Trouble error={end.error} />}
      <ul className="own-list">
        {data.items.map((each) => {
          const device = each.device ?? t('sessions.unknown');
          return (
            <li key={each.sessionId}>
              <span>
                <b>{device}</b>{' '}
                <span className="soft">
                  {each.thisOne
                    ? t('sessions.this')
                    : t('sessions.seen', { when: moment(each.lastSeenAtUtc) })}
                  {each.locked && `, ${t('sessions.locked')}`}
                </span>
              </span>
              {!each.thisOne && (
                <Button
                  low
                  aria-label={t('sessions.endThat', { device })}
                  onPress={() => end.mutate(each.sessionId)}
                >
                  {t('sessions.end')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {data.items.length > 1 && (
        <Button icon="logout" isPending={end.isPending} onPress={() => end.mutate(undefined)}>
          {t('sessions.endOthers')}
        </Button>
      )}
    </>
  );
};
