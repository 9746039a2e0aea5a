import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { KEYS } from '../../data/queries.ts';
import { Trouble } from '../../nav/trouble.tsx';

/** Takes a way away, after a question that says what happens. */
export const RemoveFactor = ({ remove }: { readonly remove: () => Promise<unknown> }) => {
  const { t } = useTranslation('diary-sign-in');
  const toast = useToast();
  const queries = useQueryClient();
  const [isAsking, ask] = useState(false);
  const { mutate, error, isPending } = useMutation({
    // The question goes before the act: the proof that it may ask for opens in its place.
    mutationFn: () => {
      ask(false);
      return remove();
    },
    onSuccess: async () => {
      toast({ text: t('factors.removed') });
      await queries.invalidateQueries({ queryKey: [KEYS.factors] });
      await queries.invalidateQueries({ queryKey: [KEYS.sessions] });
    },
  });
  return (
    <>
      {error && <Trouble error={error} />}
      <Button kind="stop" low isPending={isPending} onPress={() => ask(true)}>
        {t('factors.remove')}
      </Button>
      <Question
        isOpen={isAsking}
        onClose={() => ask(false)}
        question={t('factors.removeQuestion')}
        consequence={t('factors.removeWhat')}
        leave={t('factors.keep')}
        verb={t('factors.remove')}
        danger
        onAnswer={mutate}
      />
    </>
  );
};
