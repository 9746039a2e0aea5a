import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { usePeopleChange } from '../people/use-people-change.ts';
import { removalQuery, removePerson } from '../pupil/life-queries.ts';
import { usePupil } from '../pupil/use-pupil.ts';

/** Who may be removed whole; a guardian goes with the last child. */
type Removed = 'student' | 'staff';

const RemovalQuestion = ({
  personId,
  of,
  name,
  guardianCount,
  onClose,
}: {
  readonly personId: string;
  readonly of: Removed;
  readonly name: string;
  readonly guardianCount: number;
  readonly onClose: () => void;
}) => {
  const { t, core, pupil } = usePupil(personId);
  const toast = useToast();
  const navigate = useNavigate();
  const [typed, type] = useState('');
  const [reason, setReason] = useState('');
  const remove = usePeopleChange(
    () => removePerson(core, pupil, { name: typed.trim(), reason: reason.trim() }),
    () => {
      toast({ text: t('removal.done') });
      void navigate({ to: '/people' });
    },
  );
  return (
    <Question
      isOpen
      danger
      onClose={onClose}
      question={t('removal.question', { name })}
      consequence={
        <>
          <p>{t(`removal.consequence.${of}`)}</p>
          {guardianCount > 0 && <p>{t('removal.guardians', { count: guardianCount })}</p>}
          <p>{t('removal.stays')}</p>
        </>
      }
      leave={t('form.leave')}
      verb={t('removal.verb')}
      busy={remove.isPending}
      isDisabled={typed.trim() !== name || reason.trim() === ''}
      onAnswer={() => remove.mutate(undefined)}
    >
      <Field
        label={t('removal.name', { name })}
        name="name"
        maxLength={170}
        autoComplete="off"
        value={typed}
        onChange={type}
      />
      <Field
        label={t('form.reason')}
        name="reason"
        maxLength={200}
        value={reason}
        onChange={setReason}
      />
      {remove.error && <Trouble error={remove.error} />}
    </Question>
  );
};

/** Complete removal, only from 1 to 15 September; outside of it the page says when (MIGR-09). */
export const RemovalPart = ({
  personId,
  of,
  className,
}: {
  readonly personId: string;
  readonly of: Removed;
  readonly className: string;
}) => {
  const { t, core, pupil, day } = usePupil(personId);
  const { data: plan, error, isPending, refetch } = useQuery(removalQuery(core, pupil));
  const [isAsking, ask] = useState(false);
  const Heading = of === 'student' ? 'h2' : 'h3';
  return (
    <section className={className} aria-labelledby="person-removal">
      <Heading id="person-removal">{t('removal.title')}</Heading>
      <p>{t(`removal.lead.${of}`)}</p>
      {isPending && <Skeleton lines={2} />}
      {!plan && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {plan && !plan.isOpen && (
        <Note kind="lamp" icon="calendar">
          {t('removal.shut', { from: day(plan.from), to: day(plan.to) })}
        </Note>
      )}
      {plan?.isOpen && (
        <div className="office-acts">
          <Button kind="stop" icon="x" onPress={() => ask(true)}>
            {t('removal.verb')}
          </Button>
        </div>
      )}
      {plan && isAsking && (
        <RemovalQuestion
          personId={personId}
          of={of}
          name={plan.name}
          guardianCount={plan.guardianCount}
          onClose={() => ask(false)}
        />
      )}
    </section>
  );
};
