import { useQuery } from '@tanstack/react-query';
import { dataOf } from '../../../shared/api/client.ts';
import { Note } from '../../../shared/ui/note.tsx';
import { ClassForm } from './class-form.tsx';
import { ClassTermsPart } from './class-terms-part.tsx';
import { Draft } from './draft.tsx';
import { HomeroomsPart } from './homerooms-part.tsx';
import { RemoveRow } from './remove-row.tsx';
import { PanelHead, Split } from './split.tsx';
import { NEW, useStructureAddress } from './structure-address.ts';
import { type ClassRow, classesQuery, unitsQuery } from './structure-queries.ts';
import { useStructure } from './use-structure.ts';
import { useYear, YearChoice } from './year-choice.tsx';

/** What can be done with one class: its place in the school, its terms, who leads it. */
const ClassPanel = ({
  row,
  yearId,
}: {
  readonly row: ClassRow | undefined;
  readonly yearId: string;
}) => {
  const { t, client, headers } = useStructure();
  return (
    <>
      <PanelHead title={row ? t('classes.one', { name: row.name }) : t('classes.add')} />
      <Draft key={row?.classId ?? NEW} row={row}>
        {(begun, again) => <ClassForm row={begun} yearId={yearId} onAgain={again} />}
      </Draft>
      {row && (
        <>
          <ClassTermsPart key={`terms-${row.classId}`} row={row} />
          <HomeroomsPart key={`leads-${row.classId}`} row={row} />
          <RemoveRow
            name={row.name}
            run={() =>
              dataOf(
                client.DELETE('/api/v1/classes/{classId}', {
                  headers,
                  params: { path: { classId: row.classId } },
                }),
              )
            }
          />
        </>
      )}
    </>
  );
};

/** Classes of a school year (STRUCT-08). */
export const ClassesPart = () => {
  const { t, core, schoolId } = useStructure();
  const { address } = useStructureAddress();
  const { year, years } = useYear();
  const units = useQuery(unitsQuery(core, schoolId));
  const list = useQuery(classesQuery(core, schoolId, address.year));
  const row = list.data?.find(({ classId }) => classId === address.pick);
  const unitOf = (unitId: string | null) =>
    units.data?.find((unit) => unit.unitId === unitId)?.shortName ?? '–';
  return (
    <Split
      label={t('tab.classes')}
      icon="grid"
      columns={[
        { id: 'name', label: t('classes.name'), isRowHeader: true, cell: ({ name }) => name },
        { id: 'grade', label: t('classes.grade'), cell: ({ gradeLevel }) => gradeLevel },
        ...(units.data && units.data.length > 0
          ? [
              {
                id: 'unit',
                label: t('classes.unit'),
                cell: ({ unitId }: ClassRow) => unitOf(unitId),
              },
            ]
          : []),
      ]}
      items={list.data}
      idOf={({ classId }) => classId}
      textOf={({ name }) => name}
      error={list.error}
      onRetry={() => void list.refetch()}
      empty={years.length === 0 ? t('years.none') : t('classes.none')}
      tools={<YearChoice />}
      {...(year && { add: t('classes.add') })}
      panel={
        year ? (
          <ClassPanel row={row} yearId={year.yearId} />
        ) : (
          <Note kind="lamp">{t('years.none')}</Note>
        )
      }
    />
  );
};
