import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { mayBlock } from '../../nav/places.ts';
import { CARD_READERS } from '../../nav/readers.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { personCardsQuery } from '../cards/holder-queries.ts';
import { addressedQuery, answerProblem, type CardProblem } from './problem-queries.ts';
import { ProblemRow } from './problem-row.tsx';
import { useProblemAct, useProblems } from './use-problems.ts';

const AnswerForm = ({
  problem,
  onClose,
}: {
  readonly problem: CardProblem;
  readonly onClose: () => void;
}) => {
  const { t, core, schoolId } = useProblems();
  const toast = useToast();
  const [answer, setAnswer] = useState('');
  const send = useProblemAct(
    (state: 'inHand' | 'settled') =>
      answerProblem(core, schoolId, problem, { answer: answer.trim(), state }),
    () => {
      toast({ text: t('answered') });
      onClose();
    },
  );
  const isReady = answer.trim() !== '';
  return (
    <form
      className="form problem-form"
      aria-label={t('answer')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !send.isPending) send.mutate('settled');
      }}
    >
      <Field
        label={t('answerLabel')}
        name="answer"
        rows={2}
        maxLength={500}
        autoFocus
        value={answer}
        onChange={setAnswer}
      />
      {send.error && <Trouble error={send.error} />}
      <div className="answers start">
        <Button kind="go" type="submit" isPending={send.isPending} isDisabled={!isReady}>
          {t('settle')}
        </Button>
        <Button isDisabled={!isReady} onPress={() => send.mutate('inHand')}>
          {t('takeInHand')}
        </Button>
        <Button onPress={onClose}>{t('cancel')}</Button>
      </div>
    </form>
  );
};

/** Leads to the card in the list of cards, where it is blocked at once. */
const ToCard = ({ problem }: { readonly problem: CardProblem }) => {
  const { t, core, schoolId } = useProblems();
  const { queries } = useApp();
  const navigate = useNavigate();
  const find = useMutation({
    mutationFn: () => queries.fetchQuery(personCardsQuery(core, schoolId, problem.holderId)),
    onSuccess: (cards) => {
      const card = cards.find(({ state }) => state === 'active') ?? cards[0];
      const search = { school: schoolId, ...(card === undefined ? {} : { card: card.cardId }) };
      void navigate({ to: '/cards', search });
    },
  });
  return (
    <>
      <Button icon="card-off" isPending={find.isPending} onPress={() => find.mutate()}>
        {t('block')}
      </Button>
      {find.error && <Trouble error={find.error} />}
    </>
  );
};

const Row = ({ problem }: { readonly problem: CardProblem }) => {
  const { t } = useProblems();
  const [isAnswering, answer] = useState(false);
  const roles = useRoles();
  const isBlocker = mayBlock(roles) && CARD_READERS.some((role) => roles.includes(role));
  return (
    <ProblemRow problem={problem}>
      {!isAnswering && (
        <span className="problem-acts">
          <Button icon="pencil" onPress={() => answer(true)}>
            {t('answer')}
          </Button>
          {problem.kind === 'lost' && isBlocker && <ToCard problem={problem} />}
        </span>
      )}
      {isAnswering && <AnswerForm problem={problem} onClose={() => answer(false)} />}
    </ProblemRow>
  );
};

/** What waits for the person's answer, with how many there are. */
export const AddressedPart = ({ whose }: { readonly whose: CardProblem['holderKind'] }) => {
  const { t, core, schoolId } = useProblems();
  const { data, error, isPending, refetch } = useQuery(addressedQuery(core, schoolId, whose));
  const title = data === undefined ? '' : ` (${data.length})`;
  return (
    <section className="sheet problems-part" aria-labelledby={`problems-${whose}`}>
      <h2 id={`problems-${whose}`}>
        {t(`of.${whose}`)}
        {title}
      </h2>
      {isPending && <Skeleton lines={4} />}
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <EmptyState icon="check">{t('none')}</EmptyState>}
      {data && data.length > 0 && (
        <ul className="problems-list">
          {data.map((problem) => (
            <Row key={problem.problemId} problem={problem} />
          ))}
        </ul>
      )}
    </section>
  );
};
