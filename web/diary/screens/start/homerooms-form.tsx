import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { type Homerooms, homeroomsQuery, takeHomerooms } from './first-day-queries.ts';
import { useFirstDayChange } from './use-first-day-change.ts';

type Chosen = Readonly<Record<string, string>>;

/** Classes for which somebody else is chosen than who leads them. */
const changedIn = ({ classes }: Homerooms, chosen: Chosen) =>
  classes.flatMap(({ classId, teacherId }) => {
    const next = chosen[classId];
    return next === undefined || next === teacherId ? [] : [{ classId, teacherId: next }];
  });

const Fields = ({ homerooms }: { readonly homerooms: Homerooms }) => {
  const { core, schoolId, t, act, error, isPending } = useFirstDayChange();
  const [chosen, choose] = useState<Chosen>({});
  const [from, setFrom] = useState(homerooms.from);
  const [decision, setDecision] = useState('');
  const [isTried, setTried] = useState(false);
  const changed = changedIn(homerooms, chosen);
  const choices = homerooms.teachers.map(({ teacherId, name }) => ({ id: teacherId, label: name }));
  const send = () => {
    setTried(true);
    if (isPending || decision.trim() === '' || changed.length === 0) return;
    const body = { from, decision: decision.trim(), homerooms: changed };
    act({
      run: () => takeHomerooms(core, schoolId, body),
      said: t('homerooms.taken'),
      onDone: () => choose({}),
    });
  };
  return (
    <Form
      className="first-day-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <ul className="first-day-homerooms">
        {homerooms.classes.map(({ classId, name, teacherId }) => (
          <li key={classId}>
            <SelectField
              label={t('homerooms.of', { name })}
              prompt={t('homerooms.nobody')}
              choices={choices}
              value={chosen[classId] ?? teacherId ?? ''}
              onChange={(next) => choose({ ...chosen, [classId]: next })}
            />
          </li>
        ))}
      </ul>
      <div className="first-day-pair">
        <Field
          label={t('homerooms.decision')}
          name="decision"
          maxLength={120}
          value={decision}
          onChange={setDecision}
          error={isTried && decision.trim() === '' ? t('school.required') : undefined}
        />
        <Field
          label={t('homerooms.from')}
          name="homeroomsFrom"
          type="date"
          value={from}
          onChange={setFrom}
        />
      </div>
      {error && <Trouble error={error} />}
      <Button kind="go" type="submit" isPending={isPending} isDisabled={changed.length === 0}>
        {t('homerooms.take', { count: changed.length })}
      </Button>
    </Form>
  );
};

/** All classes in one column, each with who leads it; one decision for what is changed. */
export const HomeroomsForm = () => {
  const { core, schoolId } = useFirstDayChange();
  const { data, error, refetch } = useQuery(homeroomsQuery(core, schoolId));
  if (!data && error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={4} />;
  return <Fields key={data.from} homerooms={data} />;
};
