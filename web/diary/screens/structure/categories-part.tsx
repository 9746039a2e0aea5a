import { useQuery } from '@tanstack/react-query';
import { dataOf } from '../../../shared/api/client.ts';
import { CategoryForm } from './category-form.tsx';
import { Draft } from './draft.tsx';
import { RemoveRow } from './remove-row.tsx';
import { PanelHead, Split } from './split.tsx';
import { NEW, useStructureAddress } from './structure-address.ts';
import { categoriesQuery } from './structure-queries.ts';
import { useStructure } from './use-structure.ts';
import { weightText } from './weight.ts';

/** Grade categories of the whole school (ADMIN-09). */
export const CategoriesPart = () => {
  const { t, core, client, headers, schoolId } = useStructure();
  const { address } = useStructureAddress();
  const list = useQuery(categoriesQuery(core, schoolId));
  const row = list.data?.find(({ gradeCategoryId }) => gradeCategoryId === address.pick);
  return (
    <Split
      label={t('tab.categories')}
      icon="star"
      columns={[
        {
          id: 'name',
          label: t('name'),
          isRowHeader: true,
          cell: ({ name, colour }) => (
            <>
              <span className={`category-colour ${colour}`} aria-hidden="true" /> {name}
            </>
          ),
        },
        { id: 'short', label: t('shortName'), cell: ({ shortName }) => shortName },
        {
          id: 'weight',
          label: t('categories.weight'),
          cell: ({ weightHundredths }) => weightText(weightHundredths),
        },
        {
          id: 'counted',
          label: t('categories.average'),
          cell: ({ isCounted }) => (isCounted ? t('categories.yes') : t('categories.no')),
        },
      ]}
      items={list.data}
      idOf={({ gradeCategoryId }) => gradeCategoryId}
      textOf={({ name }) => name}
      error={list.error}
      onRetry={() => void list.refetch()}
      empty={t('categories.none')}
      add={t('categories.add')}
      panel={
        <>
          <PanelHead title={row?.name ?? t('categories.add')} />
          <Draft key={row?.gradeCategoryId ?? NEW} row={row}>
            {(begun, again) => <CategoryForm row={begun} onAgain={again} />}
          </Draft>
          {row && (
            <RemoveRow
              name={row.name}
              run={() =>
                dataOf(
                  client.DELETE('/api/v1/grade-categories/{gradeCategoryId}', {
                    headers,
                    params: { path: { gradeCategoryId: row.gradeCategoryId } },
                  }),
                )
              }
              undo={() => {
                const { gradeCategoryId: _, version: __, ...body } = row;
                return dataOf(client.POST('/api/v1/grade-categories', { headers, body }));
              }}
            />
          )}
        </>
      }
    />
  );
};
