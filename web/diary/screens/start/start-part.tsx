import { useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { type Card, startSchool } from './first-day-queries.ts';
import { useFirstDayChange } from './use-first-day-change.ts';

/** The start: what is missing is shown before the question is answered. */
export const StartPart = ({ cards }: { readonly cards: readonly Card[] }) => {
  const { core, schoolId, t, act, error, isPending } = useFirstDayChange();
  const [isAsked, setAsked] = useState(false);
  const open = cards.filter(({ card, state }) => card !== 'start' && state !== 'done');
  const close = () => setAsked(false);
  return (
    <>
      {error && <Trouble error={error} />}
      <Button kind="go" icon="flag" onPress={() => setAsked(true)}>
        {t('start.ask')}
      </Button>
      <Question
        isOpen={isAsked}
        onClose={close}
        question={open.length === 0 ? t('start.question') : t('start.questionGaps')}
        consequence={t('start.consequence')}
        leave={t('start.leave')}
        verb={open.length === 0 ? t('start.verb') : t('start.verbGaps')}
        busy={isPending}
        onAnswer={() => {
          close();
          act({
            run: () => startSchool(core, schoolId, open.length > 0),
            said: t('start.done'),
          });
        }}
      >
        {open.length > 0 && (
          <ul className="first-day-gaps">
            {open
              .flatMap(({ gaps }) => gaps)
              .map(({ what, count }) => (
                <li key={what}>{t(`gap.${what}`, { count })}</li>
              ))}
          </ul>
        )}
      </Question>
    </>
  );
};
