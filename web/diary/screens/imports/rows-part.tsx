import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { type ImportItem, type ImportView, type ItemState, rowsQuery } from './import-queries.ts';
import { useImportWords } from './use-import-words.ts';

const STATES = ['new', 'changed', 'same', 'unclear'] as const satisfies readonly ItemState[];

const RowLine = ({ item }: { readonly item: ImportItem }) => {
  const { t } = useTranslation('diary-import');
  const words = useImportWords();
  return (
    <li className="import-row">
      <span className="soft">{item.line > 0 ? t('line', { line: item.line }) : ''}</span>
      <span className="what">
        <b>{item.title}</b>
        {item.changes.map(({ field, before, after }) => (
          <span key={`${field} ${before} ${after}`}>
            {words.field(field)}: {before !== '' && <s>{words.value(field, before)}</s>}{' '}
            {words.value(field, after)}
          </span>
        ))}
      </span>
    </li>
  );
};

/** What the file would change, row by row. */
export const RowsPart = ({
  run,
  digest,
}: {
  readonly run: ImportView;
  readonly digest: string;
}) => {
  const { t } = useTranslation('diary-import');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const counts = run.counts ?? { new: 0, changed: 0, same: 0, unclear: 0, refused: 0 };
  const first = STATES.find((state) => counts[state] > 0) ?? 'new';
  const [chosen, setChosen] = useState<(typeof STATES)[number]>();
  const state = chosen ?? first;
  const rows = useInfiniteQuery(
    rowsQuery(core, { schoolId, importId: run.importId, state, digest }),
  );
  const items = rows.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="sheet" aria-labelledby="import-rows">
      <header>
        <h3 id="import-rows">{t('rows')}</h3>
      </header>
      <div className="in">
        <SegmentedSwitch
          label={t('rowsShown')}
          segments={STATES.map((id) => ({ id, label: `${t(`state.${id}`)} ${counts[id]}` }))}
          value={state}
          onChange={setChosen}
        />
        {rows.isPending && <Skeleton lines={4} />}
        {rows.error && <Trouble error={rows.error} onRetry={() => void rows.refetch()} />}
        {rows.data && items.length === 0 && <EmptyState icon="check">{t('noRows')}</EmptyState>}
        <ul className="import-rows">
          {items.map((item) => (
            <RowLine key={item.key} item={item} />
          ))}
        </ul>
        {rows.hasNextPage && (
          <Button isPending={rows.isFetchingNextPage} onPress={() => void rows.fetchNextPage()}>
            {t('moreRows')}
          </Button>
        )}
      </div>
    </section>
  );
};
