import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { isDate } from '../people/faults.ts';
import { usePeopleChange } from '../people/use-people-change.ts';
import { fileQuery, groupsQuery, type Moves, moveToGroup } from './pupil-queries.ts';
import { usePupil } from './use-pupil.ts';

const NONE = 'none';

/** Out of a group, into another, or both, on any day of the year (MIGR-02). */
export const GroupMoveForm = ({
  studentId,
  memberships,
  onClose,
}: {
  readonly studentId: string;
  readonly memberships: Moves['memberships'];
  readonly onClose: () => void;
}) => {
  const { t, core, schoolId, pupil, today } = usePupil(studentId);
  const toast = useToast();
  const { data: file } = useQuery(fileQuery(core, pupil));
  const { data: groups = [], error } = useQuery(groupsQuery(core, schoolId));
  const [leave, setLeave] = useState(NONE);
  const [join, setJoin] = useState(NONE);
  const [from, setFrom] = useState(today);
  const now = memberships.filter(({ to }) => to === null || to >= today);
  const open = groups.filter(
    ({ groupId, classIds }) =>
      file?.classId !== undefined &&
      classIds.includes(file.classId) &&
      !now.some((one) => one.groupId === groupId),
  );
  const isReady = isDate(from) && (leave !== NONE || join !== NONE);
  const orNull = (id: string) => (id === NONE ? null : id);
  const move = usePeopleChange(
    () => moveToGroup(core, pupil, { leave: orNull(leave), join: orNull(join), from }),
    () => {
      toast({ text: t('groupMove.done') });
      onClose();
    },
  );
  return (
    <form
      className="form pupil-form"
      aria-label={t('groupMove.open')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !move.isPending) move.mutate(undefined);
      }}
    >
      <SelectField
        label={t('groupMove.leave')}
        choices={[
          { id: NONE, label: t('groupMove.none') },
          ...now.map(({ groupId, name }) => ({ id: groupId, label: name })),
        ]}
        value={leave}
        onChange={setLeave}
      />
      <SelectField
        label={t('groupMove.join')}
        choices={[
          { id: NONE, label: t('groupMove.none') },
          ...open.map(({ groupId, name }) => ({ id: groupId, label: name })),
        ]}
        value={join}
        onChange={setJoin}
      />
      <Field
        label={t('groupMove.from')}
        name="from"
        type="date"
        hint={t('move.fromHint')}
        value={from}
        onChange={setFrom}
        error={isDate(from) ? undefined : t('fault.date')}
      />
      {error && <Trouble error={error} />}
      {move.error && <Trouble error={move.error} />}
      <div className="answers start">
        <Button kind="go" type="submit" isPending={move.isPending} isDisabled={!isReady}>
          {t('form.save')}
        </Button>
        <Button onPress={onClose}>{t('form.cancel')}</Button>
      </div>
    </form>
  );
};
