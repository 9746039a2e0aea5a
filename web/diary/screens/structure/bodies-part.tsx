import { useMutation, useQuery } from '@tanstack/react-query';
import { dataOf } from '../../../shared/api/client.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { PHONE_QUERY, useMedia } from '../../../shared/ui/use-media.ts';
import { may } from '../../nav/places.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { openPdf } from '../accounts/open-pdf.ts';
import { BodyForm } from './body-form.tsx';
import { Draft } from './draft.tsx';
import { PanelHead, Split } from './split.tsx';
import { useStructureAddress } from './structure-address.ts';
import { bodiesQuery, type ClassBody } from './structure-queries.ts';
import { useStructure } from './use-structure.ts';

const idOf = ({ classId, body }: Pick<ClassBody, 'classId' | 'body'>): string =>
  `${classId}.${body}`;

/** Both councils of all classes on paper. */
const PrintBodies = () => {
  const { t, client, headers } = useStructure();
  const print = useMutation({
    mutationFn: () =>
      openPdf(async () => {
        const call = client.POST('/api/v1/class-bodies/print', { headers, parseAs: 'blob' });
        return (await dataOf(call as never)) as Blob;
      }),
  });
  return (
    <>
      <Button icon="print" isPending={print.isPending} onPress={() => print.mutate()}>
        {t('bodies.print')}
      </Button>
      {print.error && <Trouble error={print.error} />}
    </>
  );
};

/** Recorded, still to be done, or late (by 30 September). */
const StateTag = ({ row }: { readonly row: ClassBody }) => {
  const { t, day } = useStructure();
  if (row.recordedOn !== null)
    return (
      <Tag kind="ok" icon="check">
        {t('bodies.recorded', { date: day(row.recordedOn) })}
      </Tag>
    );
  return row.isOverdue ? (
    <Tag kind="no" icon="warn">
      {t('bodies.overdue', { date: day(row.dueOn) })}
    </Tag>
  ) : (
    <Tag kind="line" icon="clock">
      {t('bodies.due', { date: day(row.dueOn) })}
    </Tag>
  );
};

/** Who belongs, for those who only read. */
const Members = ({ row }: { readonly row: ClassBody }) => {
  const { t } = useStructure();
  if (row.members.length === 0) return <p className="soft">{t('bodies.notYet')}</p>;
  return (
    <ul className="office-people">
      {row.members.map(({ personId, name, place }) => (
        <li key={personId}>
          <b>{name}</b>
          <span className="soft">{t(`bodies.place.${place}`)}</span>
        </li>
      ))}
    </ul>
  );
};

/** Class councils and members of the Parents' Council of each class of this year (STRUCT-17, STRUCT-18). */
export const BodiesPart = () => {
  const { t, core, schoolId } = useStructure();
  const { address } = useStructureAddress();
  const isPhone = useMedia(PHONE_QUERY);
  const mayRecord = may(useRoles(), 'recordBodies');
  const list = useQuery(bodiesQuery(core, schoolId));
  const row = list.data?.find((each) => idOf(each) === address.pick);
  return (
    <Split
      label={t('tab.bodies')}
      icon="people"
      columns={[
        {
          id: 'class',
          label: t('bodies.class'),
          isRowHeader: true,
          cell: ({ className, body }) => `${className}, ${t(`bodies.${body}`)}`,
        },
        { id: 'state', label: t('bodies.state'), cell: (each) => <StateTag row={each} /> },
        ...(isPhone
          ? []
          : [
              {
                id: 'who',
                label: t('bodies.who'),
                cell: ({ members }: ClassBody) => members.map(({ name }) => name).join(', ') || '–',
              },
            ]),
      ]}
      items={list.data}
      idOf={idOf}
      textOf={({ className }) => className}
      error={list.error}
      onRetry={() => void list.refetch()}
      empty={t('classes.none')}
      tools={<PrintBodies />}
      panel={
        row && (
          <>
            <PanelHead
              title={t(`bodies.${row.body}`)}
              lead={t('classes.one', { name: row.className })}
            />
            {mayRecord ? (
              <Draft key={idOf(row)} row={row}>
                {(begun, again) => <BodyForm row={begun} onAgain={again} />}
              </Draft>
            ) : (
              <Members row={row} />
            )}
          </>
        )
      }
    />
  );
};
