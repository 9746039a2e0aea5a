import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { browserClock } from '../../../shared/time/browser-clock.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { type AuditSearch, auditQuery } from '../../data/admin-queries.ts';
import { useApp } from '../../data/app.ts';
import { Page } from '../../nav/page.tsx';
import { REGISTER_READERS } from '../../nav/readers.ts';
import { SchoolChoice } from '../../nav/school-choice.tsx';
import { SchoolTabs } from '../../nav/school-tabs.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { useSchoolWith } from '../../session/use-school-with.ts';
import { useSession, useZone } from '../../session/use-session.ts';
import { NoRightScreen } from '../plain/no-right-screen.tsx';
import { ActRow } from './act-row.tsx';
import { type HistoryAddress, searchOf } from './history-address.ts';
import { HistoryFilters } from './history-filters.tsx';
import { useExport } from './use-export.ts';
import { type HistoryWords, useHistoryWords } from './use-history-words.ts';
import { useVerify } from './verify-button.tsx';
import './history.css';

interface ListProps {
  readonly schoolId: string;
  readonly search: AuditSearch;
  readonly words: HistoryWords;
}

/** Acts that were found, newest first, a page at a time. */
const ActList = ({ schoolId, search, words }: ListProps) => {
  const { t } = useTranslation('diary-history');
  const list = useInfiniteQuery(auditQuery(useApp().core, schoolId, search));
  const acts = list.data?.pages.flatMap(({ items }) => items) ?? [];
  if (list.isPending) return <Skeleton lines={8} />;
  if (list.error && acts.length === 0)
    return <Trouble error={list.error} onRetry={() => void list.refetch()} />;
  const isSearch = Object.keys(search).length > 0;
  return (
    <>
      <p className="vh" role="status">
        {t('found', { count: acts.length })}
      </p>
      {acts.length === 0 ? (
        <EmptyState icon="history">{isSearch ? t('none') : t('noneYet')}</EmptyState>
      ) : (
        <ol className="sheet acts" aria-label={t('list')}>
          {acts.map((entry) => (
            <ActRow key={entry.version} entry={entry} words={words} />
          ))}
        </ol>
      )}
      {list.error && <Trouble error={list.error} onRetry={() => void list.refetch()} />}
      {list.hasNextPage && (
        <div>
          <Button
            icon="down"
            isPending={list.isFetchingNextPage}
            onPress={() => void list.fetchNextPage()}
          >
            {t('more')}
          </Button>
        </div>
      )}
    </>
  );
};

/** Who printed it and when; only on paper. */
const PrintFoot = ({ words }: { readonly words: HistoryWords }) => {
  const { t } = useTranslation('diary-history');
  const { name, login } = useSession();
  const when = words.moment(browserClock.nowMs());
  return <p className="print-only small">{t('printed', { when, who: name ?? login ?? '' })}</p>;
};

const Register = ({ schoolId, address, onSearch }: RegisterProps) => {
  const { t } = useTranslation('diary-history');
  const words = useHistoryWords(useZone(schoolId));
  const asked = searchOf(address, words.known('act'));
  const search = asked.ok ? asked.search : undefined;
  const { button, verdict } = useVerify(schoolId, words);
  const file = useExport(schoolId, search, words);
  return (
    <div className="history-page">
      <HistoryFilters
        key={JSON.stringify(address)}
        address={address}
        words={words}
        onSearch={onSearch}
      >
        {button}
        <Button icon="print" onPress={() => print()}>
          {t('print')}
        </Button>
        {file.written === undefined ? (
          <Button icon="disk" isDisabled={!asked.ok} onPress={file.start}>
            {t('export')}
          </Button>
        ) : (
          <Button icon="stop" onPress={file.stop}>
            {t('export.stop')}
          </Button>
        )}
      </HistoryFilters>
      {verdict}
      {file.written !== undefined && (
        <p role="status">{t('export.going', { count: file.written })}</p>
      )}
      {file.error !== undefined && <Trouble error={file.error} onRetry={file.start} />}
      {asked.ok ? (
        <ActList schoolId={schoolId} search={asked.search} words={words} />
      ) : (
        <Note kind="lamp" role="status">
          {t(asked.why)}
        </Note>
      )}
      <PrintFoot words={words} />
    </div>
  );
};

interface RegisterProps {
  readonly schoolId: string;
  readonly address: HistoryAddress;
  readonly onSearch: (typed: Omit<HistoryAddress, 'school'>) => void;
}

/** The register of changes: search, read, check, print, keep. */
export const HistoryScreen = () => {
  const { t } = useTranslation('diary-history');
  const address = useSearch({ from: '/inside/admin/history' });
  const navigate = useNavigate({ from: '/admin/history' });
  const { schools, school } = useSchoolWith(REGISTER_READERS, address.school);
  if (!school) return <NoRightScreen who={REGISTER_READERS} />;
  const { schoolId } = school;
  const kept = address.school === undefined ? {} : { school: address.school };
  return (
    <Page title={t('title')} lead={t('lead')} actions={<SchoolTabs now="history" />}>
      <SchoolChoice
        schools={schools}
        value={schoolId}
        onChange={(next) => void navigate({ search: { school: next } })}
      />
      <Register
        key={schoolId}
        schoolId={schoolId}
        address={address}
        onSearch={(typed) => void navigate({ search: { ...typed, ...kept } })}
      />
    </Page>
  );
};
