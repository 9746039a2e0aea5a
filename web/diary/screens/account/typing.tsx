import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dataOf } from '../../../shared/api/client.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { useApp } from '../../data/app.ts';
import { KEYS } from '../../data/queries.ts';
import { useMoment } from '../../data/use-words.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useZone } from '../../session/use-session.ts';

/** How one types: shown where the school offers it, or something was learned that one may take back (ACCT-07). */
export const Typing = () => {
  const { core } = useApp();
  const { t } = useTranslation('diary-sign-in');
  const moment = useMoment(useZone());
  const { data, refetch } = useQuery({
    queryKey: [KEYS.typing],
    queryFn: () => dataOf(core.client.GET('/api/v1/typing')),
  });
  const { mutate, error, isPending } = useMutation({
    mutationFn: (agrees: boolean) =>
      agrees
        ? dataOf(core.client.PUT('/api/v1/typing/consent'))
        : dataOf(core.client.DELETE('/api/v1/typing/consent')),
    onSuccess: () => refetch(),
  });
  if (data === undefined || !(data.offered || data.agreed)) return null;
  return (
    <section aria-labelledby="account-typing">
      <h3 id="account-typing">{t('typing.title')}</h3>
      <p className="soft">{t('typing.how')}</p>
      {error && <Trouble error={error} />}
      {data.agreed && <p>{t('typing.learned', { logins: data.learned })}</p>}
      <ul className="own-list">
        {data.notes.map(({ atUtc }) => (
          <li key={atUtc}>{t('typing.note', { when: moment(atUtc) })}</li>
        ))}
      </ul>
      <div className="answers start">
        <Button
          kind={data.agreed ? 'stop' : 'plain'}
          isPending={isPending}
          onPress={() => mutate(!data.agreed)}
        >
          {data.agreed ? t('typing.withdraw') : t('typing.agree')}
        </Button>
      </div>
    </section>
  );
};
