import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { isDate } from '../people/faults.ts';
import { usePeopleChange } from '../people/use-people-change.ts';
import { addEvent, eventsQuery } from './my-class-queries.ts';
import { useClass } from './use-class.ts';

const KINDS = ['event', 'meeting', 'trip', 'success', 'problem'] as const;
type Kind = (typeof KINDS)[number];

const EventForm = ({
  classId,
  onClose,
}: {
  readonly classId: string;
  readonly onClose: () => void;
}) => {
  const { t, core, schoolId, today } = useClass();
  const toast = useToast();
  const [kind, setKind] = useState<Kind>('event');
  const [on, setOn] = useState(today);
  const [about, setAbout] = useState('');
  const fault = isDate(on) ? (on > today ? 'future' : undefined) : 'date';
  const isReady = fault === undefined && about.trim() !== '';
  const save = usePeopleChange(
    () => addEvent(core, schoolId, classId, { kind, on, about: about.trim() }),
    () => {
      toast({ text: t('event.saved') });
      onClose();
    },
  );
  return (
    <form
      className="form my-form"
      aria-label={t('event.add')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !save.isPending) save.mutate(undefined);
      }}
    >
      <SelectField
        label={t('event.kindLabel')}
        choices={KINDS.map((id) => ({ id, label: t(`event.kind.${id}`) }))}
        value={kind}
        onChange={setKind}
      />
      <Field
        label={t('event.on')}
        name="on"
        type="date"
        value={on}
        onChange={setOn}
        error={fault === undefined ? undefined : t(`fault.${fault}`)}
      />
      <Field
        label={t('event.about')}
        name="about"
        rows={3}
        maxLength={2000}
        value={about}
        onChange={setAbout}
      />
      {save.error && <Trouble error={save.error} />}
      <div className="answers start">
        <Button kind="go" type="submit" isPending={save.isPending} isDisabled={!isReady}>
          {t('save')}
        </Button>
        <Button onPress={onClose}>{t('cancel')}</Button>
      </div>
    </form>
  );
};

/** Important events in the life of a class, the latest first (PUPIL-06). */
export const EventsPart = ({ classId }: { readonly classId: string }) => {
  const { t, core, schoolId, day, moment } = useClass();
  const mayWrite = may(useRoles(), 'writeEvents');
  const [isAdding, add] = useState(false);
  const { data, error, isPending, refetch } = useQuery(eventsQuery(core, schoolId, classId));
  return (
    <section className="sheet my-part" aria-labelledby="class-events">
      <h2 id="class-events">{t('event.title')}</h2>
      {mayWrite && !isAdding && (
        <div className="office-acts">
          <Button kind="go" icon="plus" onPress={() => add(true)}>
            {t('event.add')}
          </Button>
        </div>
      )}
      {isAdding && <EventForm classId={classId} onClose={() => add(false)} />}
      {isPending && <Skeleton lines={4} />}
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <EmptyState icon="calendar">{t('event.none')}</EmptyState>}
      <ul className="my-rows">
        {data?.map((one) => (
          <li key={one.eventId} className="my-row">
            <span className="my-who">
              <span>
                <b>{day(one.on)}</b> {t(`event.kind.${one.kind}`)}
              </span>
              <span>{one.about}</span>
              <span className="small soft">
                {t('by', { name: one.author, when: moment(one.writtenAtUtc) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
