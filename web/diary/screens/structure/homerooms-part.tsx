import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dataOf } from '../../../shared/api/client.ts';
import { Button, LinkButton } from '../../../shared/ui/button.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { setHomeroom, undoHomeroom } from '../classes/class-queries.ts';
import { DeputyForm } from './deputy-form.tsx';
import { type ClassRow, type Homerooms, homeroomsQuery } from './structure-queries.ts';
import { useStructure } from './use-structure.ts';
import { useStructureChange } from './use-structure-change.ts';

/** Somebody who stands in, and the end of it before its time. */
const Deputy = ({
  classId,
  deputy,
}: {
  readonly classId: string;
  readonly deputy: Homerooms['deputies'][number];
}) => {
  const { t, client, headers, today, span } = useStructure();
  const end = useStructureChange();
  const { deputyId, name, to, decision } = deputy;
  const stop = () =>
    end.mutate({
      run: async () => {
        const call = client.POST('/api/v1/classes/{classId}/homeroom-deputies/{deputyId}/end', {
          headers,
          params: { path: { classId, deputyId } },
        });
        await dataOf(call);
        return { text: t('leads.ended', { name }) };
      },
    });
  return (
    <li>
      <b>{name}</b>
      <span className="soft">{`${span(deputy)}, ${decision}`}</span>
      {to > today && (
        <Button
          icon="x"
          aria-label={t('leads.endOf', { name })}
          isPending={end.isPending}
          onPress={stop}
        >
          {t('leads.end')}
        </Button>
      )}
      {end.error && <Trouble error={end.error} />}
    </li>
  );
};

/** One appointment, and the way back from a mistaken one: who led before leads on. */
const Homeroom = ({
  classId,
  homeroom,
}: {
  readonly classId: string;
  readonly homeroom: Homerooms['homerooms'][number];
}) => {
  const { t, core, schoolId, span } = useStructure();
  const act = useStructureChange();
  const { assignmentId, teacherId, name, from, decision } = homeroom;
  const at = { schoolId, classId };
  const remove = () =>
    act.mutate({
      run: async () => {
        await undoHomeroom(core, at, { assignmentId, replaced: [] });
        const body = { teacherId, from, decision: decision ?? '–' };
        return { text: t('leads.removed', { name }), undo: () => setHomeroom(core, at, body) };
      },
    });
  return (
    <li>
      <b>{name}</b>
      <span className="soft">
        {decision === null ? span(homeroom) : `${span(homeroom)}, ${decision}`}
      </span>
      <Button
        icon="undo"
        aria-label={t('leads.removeOf', { name })}
        isPending={act.isPending}
        onPress={remove}
      >
        {t('leads.remove')}
      </Button>
      {act.error && <Trouble error={act.error} />}
    </li>
  );
};

/** Who led a class, leads it or will, and who stands in (STRUCT-16). */
export const HomeroomsPart = ({ row }: { readonly row: ClassRow }) => {
  const { t, core, schoolId, span } = useStructure();
  const [isOpen, open] = useState(false);
  const { classId } = row;
  const { data, error, refetch } = useQuery(homeroomsQuery(core, schoolId, classId));
  return (
    <section className="part" aria-label={t('leads.title')}>
      <h3>{t('leads.title')}</h3>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={2} />}
      {data?.homerooms.length === 0 && <p className="soft small">{t('leads.none')}</p>}
      <ul className="office-people">
        {data?.homerooms.map((each, at) =>
          at === 0 ? (
            <Homeroom key={each.assignmentId} classId={classId} homeroom={each} />
          ) : (
            <li key={each.assignmentId}>
              <b>{each.name}</b>
              <span className="soft">
                {each.decision === null ? span(each) : `${span(each)}, ${each.decision}`}
              </span>
            </li>
          ),
        )}
      </ul>
      <h4>{t('leads.deputies')}</h4>
      {data?.deputies.length === 0 && <p className="soft small">{t('leads.noDeputy')}</p>}
      <ul className="office-people">
        {data?.deputies.map((deputy) => (
          <Deputy key={deputy.deputyId} classId={classId} deputy={deputy} />
        ))}
      </ul>
      {isOpen ? (
        <DeputyForm row={row} onClose={() => open(false)} />
      ) : (
        <div className="office-acts">
          <LinkButton icon="swap" href={`/classes?class=${classId}`}>
            {t('leads.appoint')}
          </LinkButton>
          <Button icon="plus" onPress={() => open(true)}>
            {t('leads.addDeputy')}
          </Button>
        </div>
      )}
    </section>
  );
};
