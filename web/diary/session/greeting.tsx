import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../shared/ui/button.tsx';
import { Note } from '../../shared/ui/note.tsx';
import { LastLogins } from './last-logins.tsx';
import { useSession } from './use-session.ts';

/** Kept with the answers, so that it goes when the session goes. */
const GREETING = ['greeting'];

/** Right after a login: when was the last good and the last failed one (ACCT-14, 15). Stays until it is closed. */
export const Greeting = () => {
  const { t } = useTranslation('ui');
  const queries = useQueryClient();
  const session = useSession();
  const { data: isNew } = useQuery({
    queryKey: GREETING,
    queryFn: () => false,
    enabled: false,
    initialData: false,
  });
  if (!isNew) return null;
  const isWarning =
    (session.lastFailedLoginAtUtc ?? 0) > (session.lastGoodLoginAtUtc ?? Number.POSITIVE_INFINITY);
  return (
    <Note kind={isWarning ? 'lamp' : 'pen'} icon="key">
      <div className="note-line">
        <LastLogins session={session} isWarning={isWarning} />
        <IconButton
          icon="x"
          label={t('close')}
          onPress={() => queries.setQueryData(GREETING, false)}
        />
      </div>
    </Note>
  );
};

export const greet = (queries: ReturnType<typeof useQueryClient>): void => {
  queries.setQueryData(GREETING, true);
};
