import { useQuery } from '@tanstack/react-query';
import { dataOf } from '../../../shared/api/client.ts';
import { Note } from '../../../shared/ui/note.tsx';
import { Draft } from './draft.tsx';
import { GroupForm } from './group-form.tsx';
import { MembersPart } from './members-part.tsx';
import { RemoveRow } from './remove-row.tsx';
import { PanelHead, Split } from './split.tsx';
import { NEW, useStructureAddress } from './structure-address.ts';
import { type ClassRow, classesQuery, type GroupRow, groupsQuery } from './structure-queries.ts';
import { useStructure } from './use-structure.ts';
import { useYear, YearChoice } from './year-choice.tsx';

const GroupPanel = ({
  row,
  yearId,
  classes,
}: {
  readonly row: GroupRow | undefined;
  readonly yearId: string;
  readonly classes: readonly ClassRow[];
}) => {
  const { t, client, headers } = useStructure();
  return (
    <>
      <PanelHead title={row?.name ?? t('groups.add')} />
      <Draft key={row?.groupId ?? NEW} row={row}>
        {(begun, again) => (
          <GroupForm row={begun} yearId={yearId} classes={classes} onAgain={again} />
        )}
      </Draft>
      {row && (
        <>
          <MembersPart key={row.groupId} group={row} classes={classes} />
          <RemoveRow
            name={row.name}
            run={() =>
              dataOf(
                client.DELETE('/api/v1/groups/{groupId}', {
                  headers,
                  params: { path: { groupId: row.groupId } },
                }),
              )
            }
          />
        </>
      )}
    </>
  );
};

/** Groups within a class and across classes, with their members in time (GROUP-04, GROUP-05). */
export const GroupsPart = () => {
  const { t, core, schoolId } = useStructure();
  const { address } = useStructureAddress();
  const { year } = useYear();
  const { data: classes = [] } = useQuery(classesQuery(core, schoolId, address.year));
  const list = useQuery(groupsQuery(core, schoolId));
  const groups = list.data?.filter(({ yearId }) => yearId === year?.yearId);
  const row = groups?.find(({ groupId }) => groupId === address.pick);
  const namesOf = (classIds: readonly string[]) =>
    classes
      .filter(({ classId }) => classIds.includes(classId))
      .map(({ name }) => name)
      .join(', ');
  return (
    <Split
      label={t('tab.groups')}
      icon="people"
      columns={[
        { id: 'name', label: t('name'), isRowHeader: true, cell: ({ name }) => name },
        { id: 'of', label: t('groups.classes'), cell: ({ classIds }) => namesOf(classIds) },
        { id: 'count', label: t('groups.members'), cell: ({ memberCount }) => memberCount },
      ]}
      items={groups}
      idOf={({ groupId }) => groupId}
      textOf={({ name }) => name}
      error={list.error}
      onRetry={() => void list.refetch()}
      empty={classes.length === 0 ? t('groups.noClasses') : t('groups.none')}
      tools={<YearChoice />}
      {...(classes.length > 0 && { add: t('groups.add') })}
      panel={
        year ? (
          <GroupPanel row={row} yearId={year.yearId} classes={classes} />
        ) : (
          <Note kind="lamp">{t('years.none')}</Note>
        )
      }
    />
  );
};
