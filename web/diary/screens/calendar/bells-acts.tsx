import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { addBells, type Bells, removeBells } from './calendar-queries.ts';
import { useCalendarChange } from './use-calendar-change.ts';

/** Another schedule, begun as a copy of the chosen one: a short day differs little from a usual one. */
export const CopyBells = ({ bells }: { readonly bells: Bells }) => {
  const { core, schoolId, t, mutate, error, isPending, reset } = useCalendarChange();
  const navigate = useNavigate({ from: '/bells' });
  const [name, setName] = useState<string>();
  const leave = () => {
    reset();
    setName(undefined);
  };
  const copy = () =>
    mutate({
      onDone: leave,
      run: async () => {
        const periods = bells.periods.map((period) => ({ ...period }));
        const made = await addBells(core, schoolId, { name: (name ?? '').trim(), periods });
        void navigate({ search: (now) => ({ ...now, bells: made.bellScheduleId }) });
        return {
          text: t('bells.copied', { name: made.name }),
          undo: () => removeBells(core, schoolId, made.bellScheduleId),
        };
      },
    });
  return (
    <>
      <Button icon="plus" onPress={() => setName('')}>
        {t('bells.new')}
      </Button>
      <Question
        isOpen={name !== undefined}
        onClose={leave}
        question={t('bells.newQuestion')}
        consequence={<p>{t('bells.newWhat', { name: bells.name })}</p>}
        leave={t('bells.leave')}
        verb={t('bells.new')}
        busy={isPending}
        isDisabled={(name ?? '').trim() === ''}
        onAnswer={copy}
      >
        <Field
          label={t('bells.name')}
          name="newName"
          maxLength={80}
          value={name ?? ''}
          onChange={setName}
        />
        {error && <Trouble error={error} />}
      </Question>
    </>
  );
};

/** Takes a schedule away that nobody follows; put in again by the message. */
export const RemoveBells = ({ bells }: { readonly bells: Bells }) => {
  const { core, schoolId, t, mutate, error, isPending } = useCalendarChange();
  const navigate = useNavigate({ from: '/bells' });
  const remove = () =>
    mutate({
      run: async () => {
        await removeBells(core, schoolId, bells.bellScheduleId);
        void navigate({ search: ({ bells: _, ...now }) => now });
        const { name, periods, days } = bells;
        return {
          text: t('bells.removed', { name }),
          undo: () => addBells(core, schoolId, { name, periods, days }),
        };
      },
    });
  return (
    <>
      <Button kind="stop" icon="x" isPending={isPending} onPress={remove}>
        {t('bells.remove')}
      </Button>
      {error && <Trouble error={error} />}
    </>
  );
};
