import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { type VerifyReply, verifyAudit } from '../../data/admin-queries.ts';
import { useApp } from '../../data/app.ts';
import { Trouble } from '../../nav/trouble.tsx';
import type { HistoryWords } from './use-history-words.ts';

const Verdict = ({ reply, words }: { readonly reply: VerifyReply; words: HistoryWords }) => {
  const { t } = useTranslation('diary-history');
  const when = words.moment(reply.checkedAtUtc);
  const version = String(reply.brokenAtVersion ?? 0);
  if (reply.result === 'intact')
    return (
      <Note kind="ok" role="status">
        <p>{t('verify.intact', { count: reply.acts, when })}</p>
        {reply.erased > 0 && <p>{t('verify.erased', { count: reply.erased })}</p>}
      </Note>
    );
  return (
    <Note kind="no" role="alert">
      {reply.brokenAtUtc === undefined
        ? t('verify.brokenEnd', { version: String(Number(version) - 1), when })
        : t('verify.broken', { version, at: words.moment(reply.brokenAtUtc), when })}
    </Note>
  );
};

/** Whether the register is whole, as a word with the time at which it was looked at. */
export const useVerify = (schoolId: string, words: HistoryWords) => {
  const { t } = useTranslation('diary-history');
  const { core } = useApp();
  const verifying = useMutation({ mutationFn: () => verifyAudit(core, schoolId) });
  return {
    button: (
      <Button icon="shield" isPending={verifying.isPending} onPress={() => verifying.mutate()}>
        {t('verify')}
      </Button>
    ),
    verdict: verifying.data ? (
      <Verdict reply={verifying.data} words={words} />
    ) : (
      verifying.error && <Trouble error={verifying.error} onRetry={() => verifying.mutate()} />
    ),
  };
};
