import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { type SchoolData, saveSchool, schoolDataQuery } from './first-day-queries.ts';
import { useFirstDayChange } from './use-first-day-change.ts';

const Fields = ({ first }: { readonly first: SchoolData }) => {
  const { core, schoolId, t, act, error, isPending } = useFirstDayChange();
  const [{ name, address }, setValues] = useState(first);
  const [isTried, setTried] = useState(false);
  const need = (value: string) =>
    isTried && value.trim() === '' ? t('school.required') : undefined;
  const send = () => {
    setTried(true);
    if (isPending || name.trim() === '' || address.trim() === '') return;
    const body = { name: name.trim(), address: address.trim() };
    act({ run: () => saveSchool(core, schoolId, body), said: t('school.saved') });
  };
  return (
    <Form
      className="first-day-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Field
        label={t('school.name')}
        name="name"
        maxLength={120}
        value={name}
        onChange={(next) => setValues({ name: next, address })}
        error={need(name)}
      />
      <Field
        label={t('school.address')}
        name="address"
        maxLength={200}
        value={address}
        onChange={(next) => setValues({ name, address: next })}
        error={need(address)}
      />
      {error && <Trouble error={error} />}
      <Button kind="go" type="submit" isPending={isPending}>
        {t('school.save')}
      </Button>
    </Form>
  );
};

/** Name and address of the school, as they stand on prints. */
export const SchoolForm = () => {
  const { core, schoolId } = useFirstDayChange();
  const { data, error, refetch } = useQuery(schoolDataQuery(core, schoolId));
  if (!data && error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={3} />;
  return <Fields first={{ name: data.name, address: data.address }} />;
};
