import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Card } from '../../../shared/api/wire.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { DataTable, type TableColumn } from '../../../shared/ui/data-table.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { SearchField } from '../../../shared/ui/search-field.tsx';
import { SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';
import { useApp } from '../../data/app.ts';
import { countsQuery } from '../../data/queries.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { CARD_FILTERS, filterCount } from './card-looks.ts';
import { CardTag } from './card-tag.tsx';
import { useCards } from './use-cards.ts';
import { useCardsAddress } from './use-cards-address.ts';
import { ADDRESS_PAUSE_MS, useSettled } from './use-settled.ts';
import { useSlashKey } from './use-slash-key.ts';

const useColumns = (): readonly TableColumn<Card>[] => {
  const { t } = useTranslation('diary');
  return useMemo(
    () => [
      {
        id: 'holder',
        label: t('cards.holder'),
        isRowHeader: true,
        cell: ({ holderName }: Card) => <b>{holderName || t('cards.nobody')}</b>,
      },
      {
        id: 'state',
        label: t('cards.state'),
        cell: ({ state }: Card) => <CardTag state={state} />,
      },
    ],
    [t],
  );
};

/** States as filters, each with its count. */
const Filters = ({ schoolId }: { readonly schoolId: string }) => {
  const { t } = useTranslation('diary');
  const { address, filterBy } = useCardsAddress();
  const { data: counts } = useQuery(countsQuery(useApp().core, schoolId));
  const segments = CARD_FILTERS.map((id) => {
    const count = id === 'all' ? undefined : filterCount(id, counts);
    return {
      id,
      label: count === undefined ? t(`cards.filter.${id}`) : `${t(`cards.filter.${id}`)} ${count}`,
    };
  });
  return (
    <SegmentedSwitch
      label={t('cards.state')}
      segments={segments}
      value={address.filter ?? 'all'}
      onChange={filterBy}
    />
  );
};

/** The list: typing finds, the row that is chosen opens beside it. */
export const CardList = ({ schoolId }: { readonly schoolId: string }) => {
  const { t } = useTranslation('diary');
  const { address, search, filterBy, choose } = useCardsAddress();
  const [typed, setTyped] = useState(address.q ?? '');
  const settled = useSettled(typed, ADDRESS_PAUSE_MS);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed moves the address, not the address itself
  useEffect(() => {
    if (settled !== (address.q ?? '')) search(settled);
  }, [settled]);
  const field = useRef<HTMLInputElement>(null);
  useSlashKey(field);
  const { list, cards, found, more } = useCards(schoolId, address.filter ?? 'all', typed);
  const columns = useColumns();
  const showAll = () => {
    setTyped('');
    search('');
    filterBy('all');
  };
  return (
    <section className="sheet cards-list" aria-labelledby="cards-list">
      <h2 id="cards-list" className="vh">
        {t('cards.list')}
      </h2>
      <div className="cards-tools">
        <SearchField
          label={t('cards.searchLabel')}
          placeholder={t('cards.search')}
          value={typed}
          autoFocus
          inputRef={field}
          onSubmit={() => choose(cards[0]?.cardId)}
          onChange={setTyped}
        />
        <Filters schoolId={schoolId} />
      </div>
      <p className="vh" role="status">
        {list.isSuccess && t('cards.found', { count: found })}
      </p>
      {list.error && <Trouble error={list.error} onRetry={() => void list.refetch()} />}
      {(!list.error || cards.length > 0) && (
        <DataTable
          label={t('cards.list')}
          columns={columns}
          items={cards}
          idOf={({ cardId }) => cardId}
          textOf={({ holderName }) => holderName}
          selected={address.card}
          onSelect={choose}
          isLoading={list.isPending}
          onMore={more}
          isLoadingMore={list.isFetchingNextPage}
          empty={
            <EmptyState icon="card" act={<Button onPress={showAll}>{t('cards.showAll')}</Button>}>
              {t('cards.none')}
            </EmptyState>
          }
        />
      )}
    </section>
  );
};
