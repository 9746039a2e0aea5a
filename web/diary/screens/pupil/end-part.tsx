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
import { LeaveQuestion } from '../person/leave-question.tsx';
import { removalQuery, removePupil } from './life-queries.ts';
import { fileQuery } from './pupil-queries.ts';
import { usePupil } from './use-pupil.ts';

/** Crossing out: the pupil stays on the list of the class, struck through (MIGR-03). */
const Leaving = ({ studentId }: { readonly studentId: string }) => {
  const { t, core, pupil, day } = usePupil(studentId);
  const { data: file } = useQuery(fileQuery(core, pupil));
  const [isAsking, ask] = useState(false);
  return (
    <section className="sheet pupil-part" aria-labelledby="pupil-leaving">
      <h2 id="pupil-leaving">{t('leaving.title')}</h2>
      <p>{t('leaving.lead')}</p>
      {file && file.leftOn !== null && (
        <Note kind="pen">{t('leaving.done', { day: day(file.leftOn) })}</Note>
      )}
      {file && file.leftOn === null && (
        <div className="office-acts">
          <Button kind="stop" icon="out" onPress={() => ask(true)}>
            {t('leaving.verb')}
          </Button>
        </div>
      )}
      {file && isAsking && <LeaveQuestion student={file} onClose={() => ask(false)} />}
    </section>
  );
};

const RemovalQuestion = ({
  studentId,
  name,
  guardianCount,
  onClose,
}: {
  readonly studentId: string;
  readonly name: string;
  readonly guardianCount: number;
  readonly onClose: () => void;
}) => {
  const { t, core, pupil } = usePupil(studentId);
  const toast = useToast();
  const navigate = useNavigate();
  const [typed, type] = useState('');
  const [reason, setReason] = useState('');
  const remove = usePeopleChange(
    () => removePupil(core, pupil, { name: typed.trim(), reason: reason.trim() }),
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
          <p>{t('removal.consequence')}</p>
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
const Removal = ({ studentId }: { readonly studentId: string }) => {
  const { t, core, pupil, day } = usePupil(studentId);
  const { data: plan, error, isPending, refetch } = useQuery(removalQuery(core, pupil));
  const [isAsking, ask] = useState(false);
  return (
    <section className="sheet pupil-part" aria-labelledby="pupil-removal">
      <h2 id="pupil-removal">{t('removal.title')}</h2>
      <p>{t('removal.lead')}</p>
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
          studentId={studentId}
          name={plan.name}
          guardianCount={plan.guardianCount}
          onClose={() => ask(false)}
        />
      )}
    </section>
  );
};

/** The end of the stay: crossing out in the year, complete removal in September. */
export const EndPart = ({ studentId }: { readonly studentId: string }) => (
  <div className="pupil-two even">
    <Leaving studentId={studentId} />
    <Removal studentId={studentId} />
  </div>
);
