import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { endAllSessions } from './account-queries.ts';

/** Signs the whole school out, as in an evacuation (ACCT-51); one's own session goes on to see that it worked. */
export const EndAll = () => {
  const { t } = useTranslation('diary-accounts');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const toast = useToast();
  const [isAsked, ask] = useState(false);
  const end = useMutation({
    mutationFn: () => endAllSessions(core, schoolId, { reason: t('endAll.reason'), keepOwn: true }),
    onSuccess: ({ ended }) => {
      ask(false);
      toast({ text: t('endAll.done', { count: ended }) });
    },
  });
  return (
    <>
      <Button icon="logout" onPress={() => ask(true)}>
        {t('endAll.verb')}
      </Button>
      <Question
        isOpen={isAsked}
        danger
        onClose={() => ask(false)}
        question={t('endAll.ask')}
        consequence={<p>{t('endAll.effect')}</p>}
        leave={t('leave')}
        verb={t('endAll.verb')}
        busy={end.isPending}
        onAnswer={() => end.mutate()}
      >
        {end.error && <Trouble error={end.error} />}
      </Question>
    </>
  );
};
