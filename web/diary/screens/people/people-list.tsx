import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { DataTable, type TableColumn } from '../../../shared/ui/data-table.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { SearchField } from '../../../shared/ui/search-field.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { ADDRESS_PAUSE_MS, useSettled } from '../cards/use-settled.ts';
import { useSlashKey } from '../cards/use-slash-key.ts';
import { PeopleFilters } from './people-filters.tsx';
import type { PersonRow } from './people-queries.ts';
import { listName, useWhat } from './person-words.ts';
import { usePeople } from './use-people.ts';
import { usePeopleAddress } from './use-people-address.ts';

const useColumns = (): readonly TableColumn<PersonRow>[] => {
  const { t } = useTranslation('diary-office');
  const what = useWhat();
  const say = useRef(what);
  say.current = what;
  return useMemo(
    () => [
      {
        id: 'name',
        label: t('people.name'),
        isRowHeader: true,
        cell: (person: PersonRow) => <b>{listName(person)}</b>,
      },
      {
        id: 'what',
        label: t('people.what'),
        cell: (person: PersonRow) => <span className="people-what">{say.current(person)}</span>,
      },
    ],
    [t],
  );
};

/** The list: typing finds, also with a slip; the row that is chosen opens beside it. */
export const PeopleList = () => {
  const { t } = useTranslation('diary-office');
  const { address, search, choose, everybody } = usePeopleAddress();
  const [typed, setTyped] = useState(address.q ?? '');
  const asked = useSettled(typed, ADDRESS_PAUSE_MS);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed moves the address, not the address itself
  useEffect(() => {
    if (asked !== (address.q ?? '')) search(asked);
  }, [asked]);
  const field = useRef<HTMLInputElement>(null);
  useSlashKey(field);
  const { list, people, found, isNear, isPending, more } = usePeople(typed);
  const columns = useColumns();
  const showAll = () => {
    setTyped('');
    everybody();
  };
  return (
    <section className="sheet office-list" aria-labelledby="people-list">
      <h2 id="people-list" className="vh">
        {t('people.list')}
      </h2>
      <div className="office-tools">
        <SearchField
          label={t('people.searchLabel')}
          placeholder={t('people.search')}
          value={typed}
          autoFocus
          inputRef={field}
          onSubmit={() => choose(people[0]?.personId)}
          onChange={setTyped}
        />
        <PeopleFilters />
      </div>
      <p className="vh" role="status">
        {list.isSuccess && t('people.found', { count: found })}
      </p>
      {isNear && (
        <Note kind="lamp" icon="search" role="status">
          {t('people.near')}
        </Note>
      )}
      {list.error && <Trouble error={list.error} onRetry={() => void list.refetch()} />}
      {(!list.error || people.length > 0) && (
        <DataTable
          label={t('people.list')}
          columns={columns}
          items={people}
          idOf={({ personId }) => personId}
          textOf={listName}
          selected={address.person}
          onSelect={choose}
          isLoading={isPending}
          onMore={more}
          isLoadingMore={list.isFetchingNextPage}
          empty={
            <EmptyState
              icon="people"
              act={<Button onPress={showAll}>{t('people.showAll')}</Button>}
            >
              {t('people.none')}
            </EmptyState>
          }
        />
      )}
    </section>
  );
};
