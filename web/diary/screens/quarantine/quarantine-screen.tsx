import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import {
  healthQuery,
  type QuarantineCount,
  type QuarantinePlace,
  quarantineCountsQuery,
  quarantineQuery,
} from '../../data/admin-queries.ts';
import { useApp } from '../../data/app.ts';
import { useMoment } from '../../data/use-words.ts';
import { Page } from '../../nav/page.tsx';
import { DEVICE_KEEPERS } from '../../nav/readers.ts';
import { SchoolChoice } from '../../nav/school-choice.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { useSchoolWith } from '../../session/use-school-with.ts';
import { useZone } from '../../session/use-session.ts';
import { NoRightScreen } from '../plain/no-right-screen.tsx';
import { RowList } from './row-list.tsx';
import { RunNote } from './run-note.tsx';
import { useCodeWord } from './use-code-word.ts';
import { useReplay } from './use-replay.ts';
import '../devices/devices.css';
import './quarantine.css';

const totalOf = (counts: readonly QuarantineCount[], code: string | undefined): number =>
  counts
    .filter((one) => code === undefined || one.code === code)
    .reduce((sum, { count }) => sum + count, 0);

/** Each reason with how many rows wait; a press shows only those. */
const Reasons = ({
  counts,
  place,
  code,
  onChoose,
}: {
  readonly counts: readonly QuarantineCount[];
  readonly place: QuarantinePlace;
  readonly code: string | undefined;
  readonly onChoose: (code: string | undefined) => void;
}) => {
  const { t } = useTranslation('diary-quarantine');
  const moment = useMoment(useZone(place.schoolId));
  const word = useCodeWord();
  return (
    <section className="sheet" aria-labelledby="reasons">
      <header>
        <h2 id="reasons">{t('reasons')}</h2>
      </header>
      <ul className="reasons">
        {counts.map((one) => (
          <li key={one.code}>
            <button
              type="button"
              aria-pressed={one.code === code}
              onClick={() => onChoose(one.code === code ? undefined : one.code)}
            >
              <b>{t('count', { count: one.count })}</b>
              <span>{word(one.code)}</span>
              <span className="soft small">
                {t('since', { when: moment(one.oldestAtUtc) })} · {one.code}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

interface AsideProps {
  readonly place: QuarantinePlace;
  readonly code: string | undefined;
  readonly onChoose: (code: string | undefined) => void;
}

/** What waits at one site: reasons with counts, then the rows. */
const Aside = ({ place, code, onChoose }: AsideProps) => {
  const { t } = useTranslation('diary-quarantine');
  const { core } = useApp();
  const counts = useQuery(quarantineCountsQuery(core, place));
  const list = useInfiniteQuery(quarantineQuery(core, place, code));
  const replay = useReplay(place);
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const error = counts.error ?? list.error;
  if (counts.isPending || list.isPending) return <Skeleton lines={8} />;
  if (error && rows.length === 0)
    return (
      <Trouble
        error={error}
        onRetry={() => {
          void counts.refetch();
          void list.refetch();
        }}
      />
    );
  const total = totalOf(counts.data ?? [], code);
  return (
    <>
      {counts.data && counts.data.length > 0 && (
        <Reasons counts={counts.data} place={place} code={code} onChoose={onChoose} />
      )}
      {replay.run && <RunNote run={replay.run} onStop={replay.stop} />}
      {replay.error !== undefined && <Trouble error={replay.error} />}
      {rows.length === 0 ? (
        <EmptyState icon="check">{code === undefined ? t('none') : t('noneOfCode')}</EmptyState>
      ) : (
        <>
          <div>
            <Button
              kind="go"
              icon="sync"
              isDisabled={replay.isRunning || total === 0}
              onPress={() => replay.all(code, total)}
            >
              {t('replayAll')}
            </Button>
          </div>
          <RowList rows={rows} schoolId={place.schoolId} replay={replay} />
        </>
      )}
      {list.hasNextPage && (
        <div>
          <Button isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  );
};

const Sites = ({ schoolId }: { readonly schoolId: string }) => {
  const { t } = useTranslation('diary-quarantine');
  const { site: asked, code } = useSearch({ from: '/inside/admin/quarantine' });
  const navigate = useNavigate({ from: '/admin/quarantine' });
  const { data, error, isPending, refetch } = useQuery(healthQuery(useApp().core, schoolId));
  if (isPending) return <Skeleton lines={8} />;
  if (!data) return <Trouble error={error} onRetry={() => void refetch()} />;
  const busiest = [...data].sort((one, other) => other.quarantined - one.quarantined)[0];
  const site = data.find(({ siteId }) => siteId === asked) ?? busiest;
  if (!site) return <EmptyState icon="check">{t('none')}</EmptyState>;
  return (
    <div className="health">
      {data.length > 1 && (
        <SegmentedSwitch
          label={t('site')}
          segments={data.map(({ siteId, name, quarantined }) => ({
            id: siteId,
            label: quarantined === 0 ? name : `${name} ${quarantined}`,
          }))}
          value={site.siteId}
          onChange={(next) =>
            void navigate({ search: ({ code: _, ...now }) => ({ ...now, site: next }) })
          }
        />
      )}
      <Aside
        key={`${site.siteId}${code ?? ''}`}
        place={{ schoolId, siteId: site.siteId }}
        code={code}
        onChoose={(next) =>
          void navigate({
            search: ({ code: _, ...now }) => (next === undefined ? now : { ...now, code: next }),
          })
        }
      />
    </div>
  );
};

/** Events that the core could not take: why, what was received, and the way to try again. */
export const QuarantineScreen = () => {
  const { t } = useTranslation('diary-quarantine');
  const { school: asked } = useSearch({ from: '/inside/admin/quarantine' });
  const navigate = useNavigate({ from: '/admin/quarantine' });
  const { schools, school } = useSchoolWith(DEVICE_KEEPERS, asked);
  if (!school) return <NoRightScreen who={DEVICE_KEEPERS} />;
  return (
    <Page title={t('title')} lead={t('lead')} back="/admin/devices">
      <SchoolChoice
        schools={schools}
        value={school.schoolId}
        onChange={(next) => void navigate({ search: { school: next } })}
      />
      <Sites key={school.schoolId} schoolId={school.schoolId} />
    </Page>
  );
};
