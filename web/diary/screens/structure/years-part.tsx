import { useQuery } from '@tanstack/react-query';
import { dataOf } from '../../../shared/api/client.ts';
import { Draft } from './draft.tsx';
import { RemoveRow } from './remove-row.tsx';
import { PanelHead, Split } from './split.tsx';
import { NEW, useStructureAddress } from './structure-address.ts';
import { type YearRow, yearsQuery } from './structure-queries.ts';
import { useStructure } from './use-structure.ts';
import { nextYear } from './year-draft.ts';
import { YearForm } from './year-form.tsx';

const YearPanel = ({
  row,
  years,
}: {
  readonly row: YearRow | undefined;
  readonly years: readonly YearRow[];
}) => {
  const { t, client, headers, today } = useStructure();
  const first = row ?? nextYear(years.at(-1), today);
  return (
    <>
      <PanelHead title={row?.name ?? t('years.add')} />
      <Draft key={row?.yearId ?? NEW} row={first}>
        {(begun, again) => <YearForm year={begun} isNew={row === undefined} onAgain={again} />}
      </Draft>
      {row && (
        <RemoveRow
          name={row.name}
          run={() =>
            dataOf(
              client.DELETE('/api/v1/school-years/{yearId}', {
                headers,
                params: { path: { yearId: row.yearId }, query: { version: row.version } },
              }),
            )
          }
        />
      )}
    </>
  );
};

/** School years with their terms and the days of lessons. */
export const YearsPart = () => {
  const { t, core, schoolId, day } = useStructure();
  const { address } = useStructureAddress();
  const list = useQuery(yearsQuery(core, schoolId));
  const row = list.data?.find(({ yearId }) => yearId === address.pick);
  return (
    <Split
      label={t('tab.years')}
      icon="calendar"
      columns={[
        {
          id: 'name',
          label: t('years.name'),
          isRowHeader: true,
          cell: ({ name, isCurrent }) => (isCurrent ? t('years.current', { name }) : name),
        },
        {
          id: 'lessons',
          label: t('years.lessons'),
          cell: ({ lessonsFrom, lessonsTo }) => `${day(lessonsFrom)} – ${day(lessonsTo)}`,
        },
        {
          id: 'terms',
          label: t('years.terms'),
          cell: ({ terms }) =>
            terms.map(({ from, to }) => `${day(from)} – ${day(to)}`).join('; ') || '–',
        },
      ]}
      items={list.data?.toReversed()}
      idOf={({ yearId }) => yearId}
      textOf={({ name }) => name}
      error={list.error}
      onRetry={() => void list.refetch()}
      empty={t('years.none')}
      add={t('years.add')}
      panel={list.data && <YearPanel row={row} years={list.data} />}
    />
  );
};
