import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { InSchool, SchoolSwitch, useOfficeSchool, useSchoolId } from '../../data/office-school.tsx';
import { useSchoolNow } from '../../data/use-school-now.ts';
import { useDateWords, useMoment } from '../../data/use-words.ts';
import { Page } from '../../nav/page.tsx';
import { CARD_READERS, PEOPLE_READERS } from '../../nav/readers.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles, useZone } from '../../session/use-session.ts';
import { CardTabs } from './card-tabs.tsx';
import { type Missing, missingQuery } from './holder-queries.ts';
import { type Group, groupedHolders } from './missing-groups.ts';
import '../people/people.css';
import './missing.css';

/** All pages one after the other: a printed list must be whole. */
const useMissing = (kind: 'student' | 'staff' | undefined) => {
  const list = useInfiniteQuery(missingQuery(useApp().core, useSchoolId(), kind));
  const { hasNextPage, isFetching, fetchNextPage } = list;
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const groups = useMemo(
    () => groupedHolders(list.data?.pages.flatMap(({ items }) => items) ?? []),
    [list.data],
  );
  return { list, groups, total: list.data?.pages[0]?.total };
};

const Row = ({ holder }: { readonly holder: Missing }) => {
  const { t } = useTranslation('diary-office');
  const moment = useMoment(useZone(useSchoolId()));
  const roles = useRoles();
  const isLinked = PEOPLE_READERS.some((role) => roles.includes(role));
  const { personId, name, reason, sinceUtc } = holder;
  return (
    <tr>
      <th scope="row">
        {isLinked ? (
          <Link className="office-link" href={`/people?person=${personId}`}>
            {name}
          </Link>
        ) : (
          name
        )}
      </th>
      <td>
        {t(`missing.reason.${reason}`)}
        {sinceUtc !== undefined && (
          <span className="soft">, {t('cards.since', { when: moment(sinceUtc) })}</span>
        )}
      </td>
    </tr>
  );
};

const GroupOf = ({ group }: { readonly group: Group<Missing> }) => {
  const { t } = useTranslation('diary-office');
  const title = group.kind === 'staff' ? t('missing.staff') : (group.name ?? t('missing.noClass'));
  return (
    <section className="missing-group" aria-label={title}>
      <h3>
        {title} <span className="soft">{t('classes.pupils', { count: group.items.length })}</span>
      </h3>
      <table>
        <thead className="vh">
          <tr>
            <th scope="col">{t('missing.who')}</th>
            <th scope="col">{t('missing.why')}</th>
          </tr>
        </thead>
        <tbody>
          {group.items.map((holder) => (
            <Row key={holder.personId} holder={holder} />
          ))}
        </tbody>
      </table>
    </section>
  );
};

const Tools = ({ kind }: { readonly kind: 'student' | 'staff' | undefined }) => {
  const { t } = useTranslation('diary-office');
  const navigate = useNavigate({ from: '/cards/missing' });
  return (
    <div className="office-tools">
      <SegmentedSwitch
        label={t('people.kinds')}
        segments={[
          { id: 'all', label: t('missing.everybody') },
          { id: 'student', label: t('people.kind.student') },
          { id: 'staff', label: t('people.kind.staff') },
        ]}
        value={kind ?? 'all'}
        onChange={(id) =>
          void navigate({
            search: ({ kind: _, ...now }) => (id === 'all' ? now : { ...now, kind: id }),
          })
        }
      />
      <span className="grow" />
      <Button icon="print" onPress={() => print()}>
        {t('missing.print')}
      </Button>
    </div>
  );
};

/** What the printed list is, and when it was true. */
const PrintedHead = () => {
  const { t } = useTranslation('diary-office');
  const words = useDateWords();
  const zone = useZone(useSchoolId());
  const now = useSchoolNow();
  const when = `${words.longDay(zone.dateOf(now))}, ${zone.clockOf(now)}`;
  return <p className="print-only in">{t('missing.printed', { when })}</p>;
};

const Body = () => {
  const { t } = useTranslation('diary-office');
  const { kind } = useSearch({ from: '/inside/cards/missing' });
  const navigate = useNavigate({ from: '/cards/missing' });
  const { list, groups, total } = useMissing(kind);
  return (
    <Page
      title={t('missing.title')}
      lead={total !== undefined && t('missing.lead', { count: total })}
      actions={<CardTabs now="missing" />}
    >
      <SchoolSwitch
        roles={CARD_READERS}
        onChange={(school) => void navigate({ search: { school } })}
      />
      <section className="sheet missing" aria-labelledby="missing-list">
        <h2 id="missing-list" className="vh">
          {t('missing.list')}
        </h2>
        <Tools kind={kind} />
        <PrintedHead />
        {list.isPending && <Skeleton lines={8} />}
        {list.error && <Trouble error={list.error} onRetry={() => void list.refetch()} />}
        {list.isSuccess && groups.length === 0 && (
          <div className="in">
            <EmptyState icon="check">{t('missing.empty')}</EmptyState>
          </div>
        )}
        <div className="missing-groups">
          {groups.map((group) => (
            <GroupOf key={group.key} group={group} />
          ))}
        </div>
      </section>
    </Page>
  );
};

/** Students and staff who hold no active card, by class, with the reason; printable (CARD-12). */
export const WithoutCardScreen = () => {
  const { school } = useSearch({ from: '/inside/cards/missing' });
  const schoolId = useOfficeSchool(CARD_READERS, school);
  return (
    <InSchool key={schoolId} schoolId={schoolId}>
      <Body />
    </InSchool>
  );
};
